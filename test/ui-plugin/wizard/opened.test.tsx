import { screen } from '@testing-library/react';
import type { Spec } from '../../../client';
import { WizardPage } from '../../../ui-plugin/wizard/WizardPage';
import { backstageOn } from '../support/backstageOn';
import { renderTab } from '../support/renderTab';

const spec: Spec = { apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' }, networks: [{ name: 'green', vlan: 300 }] };

it('shows the run that a tab tells of, also once it has ended', async () => {
  const stage = backstageOn('prepared');
  const { plans, runs } = stage.backstage;
  const { plan } = await plans.plan(spec);
  const run = runs.start({ wizard: 'new-cluster', plan, agreed: [] });
  await new Promise<void>((resolve) => {
    runs.onChange(({ endedAt }) => {
      if (endedAt !== undefined) resolve();
    });
  });
  renderTab(stage, <WizardPage query={new URLSearchParams({ wizard: 'new-cluster', run: run.id })} />);
  expect(await screen.findByRole('heading', { level: 1, name: 'Result' })).toBeVisible();
});
