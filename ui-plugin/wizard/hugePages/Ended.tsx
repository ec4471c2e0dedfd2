import type { ReactNode } from 'react';
import type { Run, VmReading } from '../../backstage/face';
import type { MessageId } from '../../i18n/catalogue';
import { useMessages } from '../../i18n/useMessages';
import type { Entered } from './choice';
import { pageCount } from './pageCount';
import { sizeName } from './sizeName';

interface EndedProps {
  readonly run: Run;
  readonly data: VmReading;
  readonly state: Entered;
}

/** From when on the VM has what was asked for. */
export const Ended = ({ run, data: { vm }, state: { choice } }: EndedProps): ReactNode => {
  const { t } = useMessages();
  const isStored = run.steps.every(({ change, state }) => change.kind !== 'vm.properties' || state === 'done');
  if (!choice || run.error || !run.remaining || !isStored) return null;
  const isInForce = run.remaining.length === 0;
  if (choice === 'none') return <p>{t(removed(vm.status === 'down', isInForce), { vm: vm.name })}</p>;
  const { pages = 0 } = pageCount(vm, choice) ?? {};
  return <p>{t(given(vm.status === 'down', isInForce), { vm: vm.name, pages, size: sizeName(choice) })}</p>;
};

const given = (isDown: boolean, isInForce: boolean): MessageId => {
  if (isDown) return 'pages.done.down';
  return isInForce ? 'pages.done.running' : 'pages.done.nextStart';
};

const removed = (isDown: boolean, isInForce: boolean): MessageId => {
  if (isDown) return 'pages.done.removedDown';
  return isInForce ? 'pages.done.removed' : 'pages.done.removedNextStart';
};
