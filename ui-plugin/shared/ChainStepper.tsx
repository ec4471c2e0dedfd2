import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Chain, Link, LinkName, Values } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { chainSteps, firstToOpen, type ChainStep } from './chainView';
import { StateIcon } from './StateIcon';

interface ChainStepperProps {
  readonly chain: Chain;
  /** What decides what is needed: the datapath. */
  readonly about?: Values;
  /** What a tab knows of a link that the chain only counts. */
  readonly detail?: (link: Link) => LinkDetail | undefined;
  /** The button that mends a link, beside what is said about it. */
  readonly action?: (link: Link) => ReactNode;
}

/** Said in place of the link's own words. */
export interface LinkDetail {
  readonly short: string;
  readonly seen: string;
  readonly mends: string;
}

/** The chain of links, one step each; the first that does not hold is opened below. */
export const ChainStepper = ({ chain, about = {}, detail, action }: ChainStepperProps): ReactNode => {
  const { t } = useMessages();
  const panelId = useId();
  const buttons = useRef(new Map<LinkName, HTMLButtonElement>());
  const steps = chainSteps(chain);
  const [chosen, setChosen] = useState<LinkName | 'none'>();
  const opened = chosen ?? firstToOpen(steps);
  const step = steps.find(({ name }) => name === opened);

  const move = (event: KeyboardEvent, at: number): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = by === undefined ? undefined : steps[at + by];
    if (!next) return;
    event.preventDefault();
    buttons.current.get(next.name)?.focus();
  };

  return (
    <section className="dpdk-chain dpdk-card" aria-label={t('chain.title')}>
      <ol className="dpdk-chain__steps">
        {steps.map((one, at) => (
          <li key={one.name} className="dpdk-chain__step" data-holds={one.holds} data-state={one.state}>
            <button
              type="button"
              ref={(element) => {
                if (element) buttons.current.set(one.name, element);
              }}
              className="dpdk-chain__button"
              aria-expanded={one.name === opened}
              aria-controls={one.name === opened ? panelId : undefined}
              onClick={() => setChosen(one.name === opened ? 'none' : one.name)}
              onKeyDown={(event) => move(event, at)}
            >
              <StepFace step={one} short={detail?.(one.link)?.short} />
            </button>
          </li>
        ))}
      </ol>
      {step && (
        <div id={panelId} className="dpdk-chain__panel" data-state={step.state}>
          <StepPanel step={step} about={about} detail={detail?.(step.link)} action={action?.(step.link)} />
        </div>
      )}
    </section>
  );
};

interface StepFaceProps {
  readonly step: ChainStep;
  readonly short: string | undefined;
}

const StepFace = ({ step: { name, state, link }, short }: StepFaceProps): ReactNode => {
  const { t, say } = useMessages();
  return (
    <>
      <StateIcon state={state} />
      <span className="dpdk-chain__name">{t(`link.${name}`)}</span>
      <span className="dpdk-chain__short">{short ?? say(link, 'short')}</span>
    </>
  );
};

interface StepPanelProps {
  readonly step: ChainStep;
  readonly about: Values;
  readonly detail: LinkDetail | undefined;
  readonly action: ReactNode;
}

const StepPanel = ({ step: { name, link }, about, detail, action }: StepPanelProps): ReactNode => {
  const { t, say } = useMessages();
  const mends = detail?.mends ?? (link.mend && say(link.mend));
  return (
    <>
      <dl className="dpdk-chain__facts">
        <div>
          <dt>{t('chain.seen')}</dt>
          <dd>{detail?.seen ?? say(link)}</dd>
        </div>
        <div>
          <dt>{t('chain.needed')}</dt>
          <dd>{t(`needed.${name}`, about)}</dd>
        </div>
        {mends !== undefined && (
          <div>
            <dt>{t(link.state === 'unknown' ? 'chain.tells' : 'chain.mends')}</dt>
            <dd>{mends}</dd>
          </div>
        )}
      </dl>
      {action && <div className="dpdk-chain__action">{action}</div>}
    </>
  );
};
