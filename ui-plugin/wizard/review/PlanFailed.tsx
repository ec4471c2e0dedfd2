import { Alert, Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { isOvirtDpdkError, type InputProblem } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { errorKind, wordsOf } from '../../shared/errorKind';

const problemsIn = (error: unknown): readonly InputProblem[] =>
  isOvirtDpdkError(error) && 'problems' in error ? (error.problems as readonly InputProblem[]) : [];

/** The plan could not be made. Nothing is lost: what was entered is kept. */
export const PlanFailed = ({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode => {
  const { t, say } = useMessages();
  const { portal } = useBackstage();
  const isOver = errorKind(error) === 'expired';
  const problems = problemsIn(error);
  return (
    <Alert
      isInline
      component="h2"
      variant="danger"
      title={t(isOver ? 'wizard.expired' : 'wizard.planFailed')}
      actionLinks={
        isOver ? (
          <Button variant="secondary" size="sm" onClick={portal.signIn}>
            {t('state.signIn')}
          </Button>
        ) : (
          <Button variant="secondary" size="sm" onClick={retry}>
            {t('state.again')}
          </Button>
        )
      }
    >
      <p>{t(isOver ? 'wizard.expired.kept' : 'wizard.planFailed.why')}</p>
      {problems.length > 0 ? (
        <ul className="dpdk-list">
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.code}`}>
              <code>{problem.path}</code> {say(problem)}
            </li>
          ))}
        </ul>
      ) : (
        !isOver && <blockquote className="dpdk-words">{wordsOf(error)}</blockquote>
      )}
    </Alert>
  );
};
