import { useId, type ReactNode } from 'react';
import type { GuestNotes } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { Copy } from '../shared/Copy';
import { StateIcon } from '../shared/StateIcon';
import { guestText } from './guestText';

interface GuestCardProps {
  readonly name: string;
  readonly guest: GuestNotes | undefined;
  readonly isRunning: boolean;
  /** It is to be done after the next start only. */
  readonly waits: boolean;
}

/** What is to be done inside the guest, as one text to copy. */
export const GuestCard = ({ name, guest, isRunning, waits }: GuestCardProps): ReactNode => {
  const { t, say } = useMessages();
  const id = useId();
  if (!guest)
    return (
      <Card title={t('vm.guest.title')}>
        <p className="dpdk-vm__nothing">{t('vm.guest.none', { name })}</p>
      </Card>
    );
  const text = guestText(guest.steps, say);
  return (
    <Card
      title={t('vm.guest.title')}
      about={t(isRunning && !waits ? 'vm.guest.about' : 'vm.guest.aboutNext', { name })}
      actions={
        <Copy text={text} label={t('vm.guest.text', { name })}>
          {t('vm.guest.copy')}
        </Copy>
      }
    >
      {guest.problems.length > 0 && (
        <ul className="dpdk-vm__problems">
          {guest.problems.map((problem) => (
            <li key={problem.code} className="dpdk-state">
              <StateIcon state="warning" />
              <span>{say(problem)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="dpdk-vm__guest">
        <span id={id} className="pf-v6-screen-reader">
          {t('vm.guest.text', { name })}
        </span>
        {/* It scrolls inside itself, so the keyboard has to reach it. */}
        <pre tabIndex={0} role="region" aria-labelledby={id}>
          <code>{text}</code>
        </pre>
      </div>
    </Card>
  );
};
