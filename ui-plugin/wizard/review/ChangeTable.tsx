import type { ReactNode } from 'react';
import type { Change } from '../../../client/index';
import { reasonOfChange, whoDoes } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { ChangeFields } from './ChangeFields';
import type { ConsentLine } from './consents';

interface ChangeTableProps {
  readonly changes: readonly Change[];
  readonly consents: readonly ConsentLine[];
  readonly agreed: ReadonlySet<string>;
  readonly agree: (id: string, isAgreed: boolean) => void;
}

/** The changes in their order: what, who, what it disturbs, and the consent in the row that it allows. */
export const ChangeTable = ({ changes, consents, agreed, agree }: ChangeTableProps): ReactNode => {
  const { t } = useMessages();
  return (
    <div className="dpdk-card">
      <table className="dpdk-changes">
        <caption className="pf-v6-screen-reader">{t('wizard.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('wizard.changes.number')}</th>
            <th scope="col">{t('wizard.changes.what')}</th>
            <th scope="col">{t('wizard.changes.who')}</th>
            <th scope="col">{t('wizard.changes.disturbs')}</th>
            <th scope="col">{t('wizard.changes.consent')}</th>
          </tr>
        </thead>
        {changes.map((change, at) => (
          <ChangeRows
            key={change.id}
            number={at + 1}
            change={change}
            consents={consents.filter(({ changeId }) => changeId === change.id)}
            agreed={agreed}
            agree={agree}
          />
        ))}
      </table>
    </div>
  );
};

interface ChangeRowsProps extends Omit<ChangeTableProps, 'changes'> {
  readonly number: number;
  readonly change: Change;
}

/** A row for each consent that a change needs; one for a change that needs none. */
const ChangeRows = ({ number, change, consents, agreed, agree }: ChangeRowsProps): ReactNode => {
  const { t, say, number: numberText } = useMessages();
  const span = Math.max(1, consents.length);
  const rows = consents.length > 0 ? consents : [undefined];
  return (
    <tbody>
      {rows.map((consent, at) => (
        <tr key={consent?.id ?? change.id}>
          {at === 0 && (
            <>
              <td rowSpan={span} className="dpdk-changes__number">
                {numberText(number)}
              </td>
              <th scope="rowgroup" rowSpan={span} className="dpdk-changes__what">
                {say(reasonOfChange(change))}
                <ChangeFields change={change} />
              </th>
              <td rowSpan={span} className={change.by === 'person' ? 'dpdk-changes__person' : undefined}>
                {t(`who.${whoDoes(change)}`)}
              </td>
            </>
          )}
          <td>{consent ? t(`wizard.consent.${consent.code}`, consent.values) : t(`disturbs.${change.disruption}`)}</td>
          <td>
            {consent && (
              <label className="dpdk-changes__agree">
                <input
                  type="checkbox"
                  checked={agreed.has(consent.id)}
                  aria-label={t(`wizard.consent.${consent.code}.agree`, consent.values)}
                  onChange={(event) => agree(consent.id, event.target.checked)}
                />
                {t('wizard.agree')}
              </label>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  );
};
