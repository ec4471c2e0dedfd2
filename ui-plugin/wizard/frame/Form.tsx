import { Alert, Button } from '@patternfly/react-core';
import { useRef, useState, type ReactNode } from 'react';
import type { Spec } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { CloseQuestion } from './CloseQuestion';
import type { Draft } from './draft';
import { Frame } from './Frame';
import { StepHead } from './StepHead';
import { useClosing } from './useClosing';
import type { FieldProblem, Wizard } from './wizard';

interface FormProps<S extends object, D> {
  readonly wizard: Wizard<S, D>;
  readonly data: D;
  readonly titles: readonly string[];
  readonly entered: Draft<S>;
  /** It was entered before the page was loaded anew. */
  readonly isRestored: boolean;
  readonly isTouched: boolean;
  readonly enter: (draft: Draft<S>) => void;
  readonly startOver: () => void;
  readonly reload: () => void;
  readonly review: (spec: Spec, draft: Draft<S>) => void;
  readonly close: () => void;
}

/** The steps that ask. */
export const Form = <S extends object, D>(props: FormProps<S, D>): ReactNode => {
  const { wizard, data, titles, entered, isRestored, isTouched, enter, startOver, reload, review, close } = props;
  const { t } = useMessages();
  const { state } = entered;
  const at = Math.min(entered.step, wizard.steps.length - 1);
  const step = wizard.steps[at];
  const body = useRef<HTMLDivElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  /** Step whose problems are all shown, since Next was pressed there. */
  const [insisted, setInsisted] = useState<number>();
  const closing = useClosing(isTouched, close);
  if (!step) return null;

  const problems = step.validate(state, data);
  const isShown = ({ field }: FieldProblem): boolean => insisted === at || touched.has(field.split('.')[0] ?? field);

  const goTo = (next: number): void => enter({ state, step: next });
  const next = (): void => {
    if (problems.length > 0) {
      setInsisted(at);
      // After the fields have been drawn with what is wrong with them.
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (at + 1 < wizard.steps.length) goTo(at + 1);
    else review(wizard.spec(state, data), { state, step: at });
  };

  const footer = closing.isAsking ? (
    <CloseQuestion close={close} goOn={closing.goOn} />
  ) : (
    <>
      <Button variant="secondary" isDisabled={at === 0} onClick={() => goTo(at - 1)}>
        {t('wizard.back')}
      </Button>
      <Button variant="primary" onClick={next}>
        {t('wizard.next')}
      </Button>
      <Button variant="link" onClick={closing.ask}>
        {t('wizard.cancel')}
      </Button>
      <span className="dpdk-wizard__wait" role="status">
        {insisted === at && problems.length > 0 && t('wizard.problems', { count: problems.length })}
      </span>
    </>
  );

  return (
    <Frame steps={titles} current={at} goTo={goTo} footer={footer}>
      <StepHead key={step.title} title={t(step.title)} about={step.about && t(step.about)} />
      {isRestored && (
        <Alert
          isInline
          component="p"
          variant="info"
          title={t('wizard.restored')}
          actionLinks={
            <Button variant="link" isInline onClick={startOver}>
              {t('wizard.startOver')}
            </Button>
          }
        />
      )}
      <div ref={body} className="dpdk-wizard__form">
        <step.Body
          state={state}
          data={data}
          change={(part) => {
            setTouched((before) => new Set([...before, ...Object.keys(part)]));
            enter({ state: { ...state, ...part }, step: at });
          }}
          problem={(field) => problems.find((problem) => problem.field === field && isShown(problem))}
          reload={reload}
        />
      </div>
    </Frame>
  );
};
