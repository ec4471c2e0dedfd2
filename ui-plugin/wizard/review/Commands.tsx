import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import { Copy } from '../../shared/Copy';

/** Commands to be typed, each with a button that copies it. */
export const Commands = ({ commands }: { readonly commands: readonly string[] }): ReactNode => {
  const { t } = useMessages();
  return (
    <ul className="dpdk-commands">
      {commands.map((command) => (
        <li key={command} className="dpdk-commands__one">
          <code tabIndex={0}>{command}</code>
          <Copy text={command} label={t('wizard.copyCommand', { command })} />
        </li>
      ))}
    </ul>
  );
};
