import { useMemo, type ReactNode } from 'react';
import { wizardNames, type Backstage, type WizardName } from '../backstage/face';
import type { Chosen, EntityKind } from '../portal/entityKind';
import { BackstageProvider, useBackstage } from '../shared/BackstageContext';
import { NoEntity, Unmanaged } from '../shared/states';
import { wizards } from './wizards';

/** The page inside a wizard's dialog. What it is about stands in the address, so that a reload of the frame knows it too. */
export const WizardPage = ({ query }: { readonly query: URLSearchParams }): ReactNode => {
  const backstage = useBackstage();
  const name = wizardNames.find((one) => one === query.get('wizard'));
  const inDialog = useMemo(() => name && outOfDialog(backstage, name), [backstage, name]);
  const opened = name && wizards[name];
  if (!opened || !inDialog) throw new Error(`there is no wizard ${query.get('wizard') ?? ''}`);
  const chosen = opened.kind && chosenFrom(query, opened.kind);
  return (
    <BackstageProvider value={inDialog}>
      <Shown {...opened} chosen={chosen} query={query} />
    </BackstageProvider>
  );
};

type Shown = NonNullable<(typeof wizards)[WizardName]> & { readonly chosen: Chosen | undefined; readonly query: URLSearchParams };

const Shown = ({ kind, Page, chosen, query }: Shown): ReactNode => {
  if (kind && !chosen) return <NoEntity kind={kind} />;
  if (kind && chosen && !chosen.managed) return <Unmanaged kind={kind} name={chosen.name} />;
  return <Page chosen={chosen} preset={query} />;
};

const chosenFrom = (query: URLSearchParams, kind: EntityKind): Chosen | undefined => {
  const id = query.get('id');
  if (query.get('kind') !== kind || id === null || id === '') return undefined;
  return { kind, id, name: query.get('name') ?? '', managed: query.get('managed') !== 'false' };
};

/** Whoever leaves for another place of the portal leaves the dialog, which would cover it. */
const outOfDialog = (backstage: Backstage, wizard: WizardName): Backstage => {
  const { portal } = backstage;
  const { showList, showDetails } = portal;
  return {
    ...backstage,
    portal: {
      ...portal,
      showList: (kind) => {
        portal.closeWizard(wizard);
        showList(kind);
      },
      showDetails: (kind, name) => {
        portal.closeWizard(wizard);
        showDetails(kind, name);
      },
    },
  };
};
