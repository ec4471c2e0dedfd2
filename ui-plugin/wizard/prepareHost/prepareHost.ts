import type { Wizard } from '../frame/wizard';
import { beginPrepare, readPrepare, type PrepareData } from './data';
import type { PrepareEntered } from './entered';
import { FiguresStep } from './FiguresStep';
import { HostScript } from './HostScript';
import { KernelStep } from './KernelStep';
import { NicsStep } from './NicsStep';
import { prepareSpec } from './prepareSpec';
import { figureProblems } from './rules';

/** Makes a host ready for DPDK: NICs, CPUs and memory, kernel line; what only the host's script does is left to a person. */
export const prepareHost: Wizard<PrepareEntered, PrepareData> = {
  name: 'prepare-host',
  kind: 'host',
  init: readPrepare,
  begin: beginPrepare,
  steps: [
    { title: 'prepare.step.nics', about: 'prepare.step.nics.about', Body: NicsStep, validate: () => [] },
    { title: 'prepare.step.figures', about: 'prepare.step.figures.about', Body: FiguresStep, validate: figureProblems },
    { title: 'prepare.step.kernel', about: 'prepare.step.kernel.about', Body: KernelStep, validate: () => [] },
  ],
  spec: prepareSpec,
  Reviewed: HostScript,
  Ended: HostScript,
};
