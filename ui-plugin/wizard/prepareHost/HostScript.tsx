import { Button } from '@patternfly/react-core';
import DownloadIcon from '@patternfly/react-icons/dist/esm/icons/download-icon';
import type { ReactNode } from 'react';
import { reasonOfStep } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { download } from '../../shared/download';
import { Commands } from '../review/Commands';
import type { PrepareData } from './data';
import { requestOf, type PrepareEntered } from './entered';

interface HostScriptProps {
  readonly data: PrepareData;
  readonly state: PrepareEntered;
}

/** What a person does on the host with one script: drivers, Open vSwitch, bridges and ports. Without facts there is none. */
export const HostScript = ({ data, state }: HostScriptProps): ReactNode => {
  const { t, say } = useMessages();
  const { host, facts } = data.reading;
  const plan = facts && data.planHost(requestOf(state, data.reading));
  if (!plan || plan.steps.length === 0) return null;
  const file = `${host.name.replace(/[^\w.-]+/g, '_')}-dpdk.sh`;
  return (
    <Card
      title={t('prepare.script')}
      about={t('prepare.script.about', { host: host.name })}
      actions={
        <Button
          variant="link"
          size="sm"
          icon={<DownloadIcon />}
          onClick={() => download(file, data.script(plan), 'text/x-shellscript')}
        >
          {t('prepare.script.download')}
        </Button>
      }
    >
      <ol className="dpdk-outcome">
        {plan.steps.map((step, at) => (
          <li key={at}>{say(reasonOfStep(step))}</li>
        ))}
      </ol>
      <div className="dpdk-person">
        <p>{t('prepare.script.how')}</p>
        <Commands commands={[`sh ./${file} --dry-run`, `sh ./${file}`]} />
      </div>
    </Card>
  );
};
