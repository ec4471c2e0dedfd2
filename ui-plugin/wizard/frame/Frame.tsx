import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';

interface FrameProps {
  /** Titles of all steps. */
  readonly steps: readonly string[];
  readonly current: number;
  /** To a step that was done; absent once it is too late to go back. */
  readonly goTo?: (step: number) => void;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** The page of a wizard: its steps at the left, the step in the middle, buttons below. Only the middle scrolls. */
export const Frame = ({ steps, current, goTo, footer, children }: FrameProps): ReactNode => {
  const { t } = useMessages();
  return (
    <div className="dpdk-wizard">
      <nav className="dpdk-wizard__nav" aria-label={t('wizard.steps')}>
        <ol className="dpdk-wizard__steps">
          {steps.map((title, at) => (
            <StepOfList
              key={title}
              title={title}
              at={at}
              current={current}
              {...(goTo && at < current && { go: () => goTo(at) })}
            />
          ))}
        </ol>
      </nav>
      <main className="dpdk-wizard__body">{children}</main>
      <footer className="dpdk-wizard__footer">{footer}</footer>
    </div>
  );
};

interface StepOfListProps {
  readonly title: string;
  readonly at: number;
  readonly current: number;
  readonly go?: () => void;
}

const StepOfList = ({ title, at, current, go }: StepOfListProps): ReactNode => {
  const { t, number } = useMessages();
  const isDone = at < current;
  const face = (
    <>
      <span className="dpdk-wizard__mark">{isDone ? <CheckCircleIcon aria-hidden /> : number(at + 1)}</span>
      <span className="dpdk-wizard__title">{title}</span>
      {isDone && <span className="pf-v6-screen-reader">{t('wizard.stepDone')}</span>}
    </>
  );
  return (
    <li className="dpdk-wizard__step" data-done={isDone} aria-current={at === current ? 'step' : undefined}>
      {go ? (
        <button type="button" className="dpdk-wizard__go" onClick={go}>
          {face}
        </button>
      ) : (
        face
      )}
    </li>
  );
};
