import type { VmReading } from '../../../../ui-plugin/backstage/face';
import type { World } from '../../../../simulator/engine/engine';
import type { ReleaseName } from '../../../../simulator/engine/releases';
import { backstageOn, type OnStage } from '../../support/backstageOn';

/** A VM of a world as the hidden page reads it. */
export const readVm = async (
  name: string,
  world: string | World = 'pages',
  release: ReleaseName = '4.5.7',
): Promise<{ readonly reading: VmReading; readonly stage: OnStage }> => {
  const stage = backstageOn(world, { release });
  stage.choose('vm', name);
  const reading = await stage.backstage.readings.vm(stage.backstage.selection.current('vm')?.id ?? '');
  return { reading, stage };
};
