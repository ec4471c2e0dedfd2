import UploadIcon from '@patternfly/react-icons/dist/esm/icons/upload-icon';
import type { ReactNode } from 'react';
import type { HostReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { Copy } from '../shared/Copy';
import { StateIcon } from '../shared/StateIcon';
import { FactsRefusal } from './FactsRefusal';
import { FileButton } from './FileButton';
import { useFactsFile } from './useFactsFile';

/** The button to which the chain leads. */
export const FACTS_BUTTON = 'dpdk-facts-choose';

/** Where the host's facts are dropped while there are none. */
export const FactsCard = ({ reading }: { readonly reading: HostReading }): ReactNode => {
  const { t, rich } = useMessages();
  const { take, refusal, isOver, dropping } = useFactsFile(reading);
  const { name } = reading.host;
  const command = factsCommand(reading);
  return (
    <Card
      title={t('host.facts')}
      actions={
        <span className="dpdk-state">
          <StateIcon state="unknown" isSaid /> {t('host.facts.none')}
        </span>
      }
      className="dpdk-facts"
    >
      <div className="dpdk-facts__body">
        <p>{t('host.facts.why')}</p>
        <div className="dpdk-facts__drop" data-over={isOver} {...dropping}>
          <UploadIcon aria-hidden className="dpdk-facts__icon" />
          <b>{t('host.facts.drop', { name })}</b>
          <span>
            {rich(
              'host.facts.orBrowse',
              {},
              {
                browse: (content) => (
                  <FileButton id={FACTS_BUTTON} variant="link" isInline label={t('host.facts.browse', { name })} take={take}>
                    {content}
                  </FileButton>
                ),
              },
            )}
          </span>
        </div>
        <FactsRefusal refusal={refusal} />
        <p className="dpdk-subtle">{t('host.facts.command')}</p>
        <p className="dpdk-command">
          <code>{command}</code>
          <Copy text={command} label={t('host.facts.copy')} />
        </p>
      </div>
    </Card>
  );
};

/** As the chain gives it, with the name quoted for a shell; a host's name may hold anything. */
const factsCommand = ({ chain, host }: HostReading): string => {
  const told = chain.links.map(({ mend }) => mend?.code === 'mend.hostFacts' && mend.values['command']).find(Boolean);
  return typeof told === 'string' ? told : `ovirt-dpdk host facts '${host.name.replaceAll("'", `'\\''`)}'`;
};
