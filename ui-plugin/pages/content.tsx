import '@patternfly/react-core/dist/styles/base.css';
import '../styles/dpdk.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClusterTab } from '../cluster/ClusterTab';
import { HostTab } from '../host/HostTab';
import { localeOf } from '../i18n/locales';
import { createMessages } from '../i18n/messages';
import { MessagesProvider } from '../i18n/useMessages';
import { findBackstage } from '../portal/findBackstage';
import { BackstageProvider } from '../shared/BackstageContext';
import { PluginGone } from '../shared/states';
import { VmTab } from '../vm/VmTab';
import { WizardPage } from '../wizard/WizardPage';

declare global {
  interface Window {
    /** Set by the script of the language before this one. */
    ovirtDpdkMessages?: Readonly<Record<string, string>>;
  }
}

const pageOf = (query: URLSearchParams): ReactNode => {
  switch (query.get('show')) {
    case 'host':
      return <HostTab />;
    case 'vm':
      return <VmTab />;
    case 'cluster':
      return <ClusterTab />;
    default:
      return <WizardPage query={query} />;
  }
};

const mount = async (place: HTMLElement): Promise<void> => {
  const messages = createMessages(localeOf(document.documentElement.lang), window.ovirtDpdkMessages ?? {});
  const root = createRoot(place);
  window.addEventListener('pagehide', () => {
    root.unmount();
  });
  const backstage = await findBackstage();
  root.render(
    <StrictMode>
      <MessagesProvider value={messages}>
        {backstage ? (
          <BackstageProvider value={backstage}>{pageOf(new URLSearchParams(window.location.search))}</BackstageProvider>
        ) : (
          <PluginGone />
        )}
      </MessagesProvider>
    </StrictMode>,
  );
};

const place = document.getElementById('dpdk');
if (place) void mount(place);
