import type { ReactNode } from 'react';
import type { VmReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { StateIcon } from '../../shared/StateIcon';
import type { StepProps } from '../frame/wizard';
import { Commands } from '../review/Commands';
import type { Entered } from './choice';
import { sharingFacts } from './sharingFacts';
import { code } from './tags';

/** Whether Open vSwitch and the VM will see the same memory, why, and what mends it. */
export const SharingStep = ({ state, data }: StepProps<Entered, VmReading>): ReactNode => {
  const { rich, say, t } = useMessages();
  const { vm, sharing } = data;
  const { memory } = sharing;
  const max = !memory.effective && memory.mend ? memory.mend.maxMemory / 2 ** 20 : 0;
  const values = { vm: vm.name, level: sharing.level, max };
  return (
    <ul className="dpdk-reasons">
      {sharingFacts(sharing, state.choice ?? 'none').map(({ state: stands, title, why, commands, reason }) => (
        <li key={title} className="dpdk-reasons__one">
          <StateIcon state={stands} />
          <div className="dpdk-reasons__words">
            <h2 className="dpdk-reasons__title">{rich(title, values, { code })}</h2>
            {reason && <p>{say(reason)}</p>}
            <p>{t(why, values)}</p>
            {commands && <Commands commands={commands} />}
          </div>
        </li>
      ))}
    </ul>
  );
};
