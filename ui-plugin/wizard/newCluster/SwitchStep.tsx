import { Alert, Label } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { SiteReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Option } from '../../shared/Option';
import type { StepProps } from '../frame/wizard';
import { DatapathTable } from './DatapathTable';
import type { Entered } from './entered';
import { existingCluster } from './site';
import { engineName, switchOptions } from './switchTypes';

/** Linux bridge or Open vSwitch, and what that means on this engine. */
export const SwitchStep = ({ state, data, change, problem }: StepProps<Entered, SiteReading>): ReactNode => {
  const { t, say } = useMessages();
  const group = useId();
  const { version } = data.seen.system;
  const existing = existingCluster(state, data);
  const wrong = problem('switchType');
  if (existing)
    return (
      <>
        <Alert isInline component="p" variant="info" title={t('newCluster.switch.kept', { name: existing.name })}>
          {t('newCluster.switch.kept.why')}
        </Alert>
        <DatapathTable switchType={existing.switchType} engine={version} />
      </>
    );
  return (
    <>
      <fieldset className="dpdk-options" aria-invalid={wrong ? true : undefined} tabIndex={wrong ? -1 : undefined}>
        <legend className="pf-v6-screen-reader">{t('newCluster.switch')}</legend>
        {switchOptions(version).map(({ type, about, isAdvised }) => (
          <Option
            key={type}
            group={group}
            label={t(`newCluster.switch.${type}`)}
            about={t(about, { engine: engineName(version) })}
            extra={isAdvised && <Label isCompact>{t('newCluster.switch.advised')}</Label>}
            isChosen={state.switchType === type}
            choose={() => change({ switchType: type })}
          />
        ))}
      </fieldset>
      {wrong && (
        <p className="dpdk-wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      {state.switchType !== '' && <DatapathTable switchType={state.switchType} engine={version} />}
    </>
  );
};
