import type { WizardName } from '../backstage/face';
import type { Locale } from '../i18n/locales';

/** What the portal itself shows of us: the hidden page knows these words in all languages, so that it waits for nothing. */
export interface Labels {
  readonly tab: string;
  /** Buttons. */
  readonly wizards: Readonly<Record<WizardName, string>>;
  /** Titles of dialogs; `{name}` is the thing that it is about. */
  readonly titles: Readonly<Record<WizardName, string>>;
}

const english: Labels = {
  tab: 'DPDK',
  wizards: {
    'prepare-host': 'Prepare for DPDK',
    'attach-network': 'Attach DPDK Network',
    'huge-pages': 'Huge Pages',
    'new-cluster': 'New DPDK Cluster',
  },
  titles: {
    'prepare-host': 'Prepare {name} for DPDK',
    'attach-network': 'Attach a DPDK network to {name}',
    'huge-pages': 'Huge pages of {name}',
    'new-cluster': 'New DPDK cluster',
  },
};

export const labels: Readonly<Partial<Record<Locale, Labels>>> & { readonly en_US: Labels } = { en_US: english };
