import { useMemo, useState, type ReactNode } from 'react';
import type { Spec } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { Failed } from '../../shared/states';
import { useLoad } from '../../shared/useLoad';
import { Review } from '../review/Review';
import { RunPage } from '../run/RunPage';
import { draftShelf } from './draft';
import { Form } from './Form';
import { WizardSkeleton } from './WizardSkeleton';
import type { Opened, Wizard } from './wizard';

type Phase =
  { readonly at: 'form' } | { readonly at: 'review'; readonly spec: Spec } | { readonly at: 'run'; readonly id: string };

/** A wizard from its first step to the result. Opened again while its plan is being applied, it shows how that goes on. */
export const WizardOf = <S extends object, D>({
  wizard,
  chosen,
  preset,
}: Opened & { readonly wizard: Wizard<S, D> }): ReactNode => {
  const { t } = useMessages();
  const backstage = useBackstage();
  const { runs, portal } = backstage;
  const thing = chosen?.id;
  const shelf = useMemo(() => draftShelf<S>(window.sessionStorage, wizard.name, thing), [wizard, thing]);
  const [restored] = useState(() => shelf.get());
  const [entered, setEntered] = useState(restored);
  const [phase, setPhase] = useState<Phase>(() => {
    // A tab that tells of a run that has ended leads to it.
    const asked = runs.get(preset.get('run') ?? '');
    const isOurs = asked?.wizard === wizard.name && asked.of?.id === thing;
    const run = isOurs ? asked : runs.underWay(wizard.name, thing);
    return run ? { at: 'run', id: run.id } : { at: 'form' };
  });
  const { load, reload } = useLoad(thing ?? '', (signal) => wizard.init(backstage, chosen, signal));
  const data = load.state === 'ready' ? load.data : undefined;

  const titles = [...wizard.steps.map(({ title }) => t(title)), t('wizard.review'), t('wizard.progress'), t('wizard.result')];
  const close = (): void => {
    shelf.clear();
    portal.closeWizard(wizard.name);
  };
  const toForm = (step: number): void => {
    if (entered) setEntered({ ...entered, step });
    setPhase({ at: 'form' });
  };

  if (phase.at === 'run')
    return (
      <RunPage
        id={phase.id}
        titles={titles}
        again={(spec) => setPhase({ at: 'review', spec })}
        close={() => portal.closeWizard(wizard.name)}
        more={(run) =>
          data !== undefined && entered && wizard.Ended && <wizard.Ended run={run} data={data} state={entered.state} />
        }
      />
    );
  if (phase.at === 'review')
    return (
      <Review
        spec={phase.spec}
        titles={titles}
        isEntered={entered !== undefined}
        goTo={toForm}
        close={close}
        apply={(plan, agreed) => {
          const run = runs.start({ wizard: wizard.name, ...(chosen && { of: chosen }), plan, agreed });
          shelf.clear();
          setPhase({ at: 'run', id: run.id });
        }}
        more={(planned) =>
          data !== undefined &&
          entered &&
          wizard.Reviewed && <wizard.Reviewed planned={planned} data={data} state={entered.state} />
        }
      />
    );
  if (load.state === 'failed')
    return <Failed kind={wizard.kind ?? 'cluster'} name={chosen?.name ?? t('wizard.engine')} error={load.error} retry={reload} />;
  if (data === undefined) return <WizardSkeleton titles={titles} about={chosen?.name ?? t('wizard.engine')} close={close} />;
  return (
    <Form
      wizard={wizard}
      data={data}
      titles={titles}
      entered={entered ?? { state: wizard.begin(data, preset), step: 0 }}
      isRestored={restored !== undefined && restored === entered}
      isTouched={entered !== undefined}
      enter={(draft) => {
        shelf.put(draft);
        setEntered(draft);
      }}
      startOver={() => {
        shelf.clear();
        setEntered(undefined);
      }}
      reload={reload}
      review={(spec, draft) => {
        shelf.put(draft);
        setEntered(draft);
        setPhase({ at: 'review', spec });
      }}
      close={close}
    />
  );
};
