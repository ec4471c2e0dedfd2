import type { ReactNode } from 'react';
import { parseKernelCmdline, type ChangeOf } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { kernelDiff, type DiffToken } from './kernelDiff';

/** A kernel line, old and new in one. */
export const KernelLine = ({ change }: { readonly change: ChangeOf<'host.kernelCmdline'> }): ReactNode => {
  const { t } = useMessages();
  const tokens = kernelDiff(parseKernelCmdline(change.before.custom), parseKernelCmdline(change.after.custom));
  return (
    <Card title={t('wizard.kernelLine', { host: change.host.name })} actions={<DiffSums tokens={tokens} />}>
      <TokenList tokens={tokens} />
    </Card>
  );
};

export const DiffSums = ({ tokens }: { readonly tokens: readonly DiffToken[] }): ReactNode => {
  const { t } = useMessages();
  const count = (fate: DiffToken['fate']): number => tokens.filter((token) => token.fate === fate).length;
  return (
    <ul className="dpdk-diff__sums">
      {(['added', 'removed', 'kept'] as const)
        .filter((fate) => count(fate) > 0)
        .map((fate) => (
          <li key={fate} data-fate={fate}>
            {t(`wizard.tokens.${fate}`, { count: count(fate) })}
          </li>
        ))}
    </ul>
  );
};

const marks = { added: '+', removed: '−', kept: '' } as const;

export const TokenList = ({ tokens }: { readonly tokens: readonly DiffToken[] }): ReactNode => {
  const { t } = useMessages();
  return (
    <ul className="dpdk-diff">
      {tokens.map(({ text, fate }, at) => (
        <li key={`${String(at)} ${text}`} className="dpdk-diff__token" data-fate={fate}>
          {fate !== 'kept' && (
            <>
              <span aria-hidden className="dpdk-diff__mark">
                {marks[fate]}
              </span>
              <span className="pf-v6-screen-reader">{t(`wizard.token.${fate}`)}</span>
            </>
          )}
          <code>{text}</code>
        </li>
      ))}
    </ul>
  );
};
