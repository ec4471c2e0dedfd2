import { Button } from '@patternfly/react-core';
import FileCodeIcon from '@patternfly/react-icons/dist/esm/icons/file-code-icon';
import UploadIcon from '@patternfly/react-icons/dist/esm/icons/upload-icon';
import { Fragment, type ReactNode } from 'react';
import type { FactsReading, HostReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Age } from '../shared/Age';
import { useBackstage } from '../shared/BackstageContext';
import { StateIcon, type State } from '../shared/StateIcon';
import { FactsRefusal } from './FactsRefusal';
import { FileButton } from './FileButton';
import { useFactsFile } from './useFactsFile';

interface FactsStripProps {
  readonly reading: HostReading;
  readonly facts: FactsReading;
}

/** The facts that fill the page: from when they are, whether they are of this host and boot, and how to be rid of them. */
export const FactsStrip = ({ reading, facts }: FactsStripProps): ReactNode => {
  const { t, language } = useMessages();
  const { factsShelf } = useBackstage();
  const { take, refusal, isOver, dropping } = useFactsFile(reading);
  const { id, name } = reading.host;
  const collected = new Date(facts.facts.collectedAt);
  const moment = collected.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="dpdk-card dpdk-strip" aria-label={t('host.facts')} data-over={isOver} {...dropping}>
      <FileCodeIcon aria-hidden />
      <h2 className="dpdk-card__title">{t('host.facts')}</h2>
      <span title={t('host.facts.fromFile', { file: facts.file })}>
        {t('host.facts.collected', { at: moment })} (<Age at={collected.getTime()} />)
      </span>
      <Checks reading={reading} facts={facts} />
      <span className="dpdk-strip__actions">
        <FileButton variant="secondary" size="sm" icon={<UploadIcon />} label={t('host.facts.browse', { name })} take={take}>
          {t('host.facts.replace')}
        </FileButton>
        <Button
          variant="link"
          size="sm"
          aria-label={t('host.facts.forget.label', { name })}
          onClick={() => factsShelf.forget(id)}
        >
          {t('host.facts.forget')}
        </Button>
      </span>
      <FactsRefusal refusal={refusal} />
    </section>
  );
};

const Checks = ({ reading, facts }: FactsStripProps): ReactNode => {
  const { t } = useMessages();
  const hasUuid = facts.facts.host.uuid !== undefined && reading.host.hardwareUuid !== undefined;
  const checks: readonly (readonly [State, string])[] = [
    hasUuid ? ['ok', t('host.facts.thisHost')] : ['unknown', t('host.facts.thisHostByName')],
    reading.bootedAt === undefined
      ? ['unknown', t('host.facts.bootUnknown')]
      : Date.parse(facts.facts.collectedAt) >= reading.bootedAt
        ? ['ok', t('host.facts.thisBoot')]
        : ['missing', t('host.facts.earlierBoot')],
  ];
  return checks.map(([state, words]) => (
    <Fragment key={words}>
      <span className="dpdk-state">
        <StateIcon state={state} isSaid /> {words}
      </span>
    </Fragment>
  ));
};
