import { Button } from '@patternfly/react-core';
import DownloadIcon from '@patternfly/react-icons/dist/esm/icons/download-icon';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { Chosen } from '../portal/entityKind';
import { useBackstage } from './BackstageContext';
import { download } from './download';
import { wordsOf } from './errorKind';

/** Saves what is there now of a host, a VM or a cluster as YAML: `ovirt-dpdk export`. */
export const ExportButton = ({ chosen }: { readonly chosen: Chosen }): ReactNode => {
  const { t } = useMessages();
  const { plans } = useBackstage();
  const [state, setState] = useState<'idle' | 'busy' | { readonly error: unknown }>('idle');
  const { name } = chosen;
  const save = (): void => {
    setState('busy');
    plans.exportYaml(chosen).then(
      (yaml) => {
        download(`${name}.yaml`, yaml, 'application/yaml');
        setState('idle');
      },
      (error: unknown) => setState({ error }),
    );
  };
  return (
    <>
      <Button
        variant="link"
        isInline
        size="sm"
        className="dpdk-head__action"
        icon={<DownloadIcon />}
        aria-label={t('export.label', { name })}
        {...(state === 'busy' && { isLoading: true })}
        onClick={save}
      >
        {t('export')}
      </Button>
      {typeof state === 'object' && (
        <span role="alert" className="dpdk-head__failed">
          {t('export.failed', { why: wordsOf(state.error) })}
        </span>
      )}
    </>
  );
};
