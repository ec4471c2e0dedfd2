import type { ReactNode } from 'react';
import type { Change } from '../../../client/index';
import { whoDoes } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { Commands } from './Commands';

type ByPerson = Extract<Change, { readonly by: 'person' }>;

interface PersonStepsProps {
  readonly changes: readonly ByPerson[];
  /** The whole plan: steps are called by their number in it. */
  readonly all: readonly Change[];
}

/** What only a person can do, with the exact commands. */
export const PersonSteps = ({ changes, all }: PersonStepsProps): ReactNode => {
  const { t, say } = useMessages();
  return (
    <Card title={t('wizard.person')} about={t('wizard.person.about')}>
      <ol className="dpdk-person">
        {changes.map((change) => (
          <li key={change.id} className="dpdk-person__step">
            <p>
              <strong>
                {t('wizard.person.where', {
                  number: all.findIndex(({ id }) => id === change.id) + 1,
                  where: whereOf(change),
                  host: hostOf(change),
                })}
              </strong>{' '}
              {say(change.reason)}
            </p>
            <Commands commands={change.commands} />
          </li>
        ))}
      </ol>
    </Card>
  );
};

const whereOf = (change: ByPerson): string => whoDoes(change);
const hostOf = (change: ByPerson): string => ('host' in change ? change.host.name : '');
