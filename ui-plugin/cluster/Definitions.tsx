import type { ReactNode } from 'react';
import type { DatapathAnswer } from '../../client/index';
import type { LevelDefinitions } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { Copy } from '../shared/Copy';
import { StateIcon, type State } from '../shared/StateIcon';

interface DefinitionsProps {
  readonly definitions: readonly LevelDefinitions[];
  readonly datapath: DatapathAnswer;
}

type Defined = LevelDefinitions['properties'][number]['state'];

const SHARED = 'hugepages_shared';

/** Definitions of VM properties, level by level, and the commands that only a person on the engine machine can run. */
export const Definitions = ({ definitions, datapath }: DefinitionsProps): ReactNode => {
  const { t, rich } = useMessages();
  const isNeeded = (name: string): boolean => name !== SHARED || datapath === 'native-vdsm' || datapath === 'native-ovn';
  const names = definitions[0]?.properties.map(({ name }) => name) ?? [];
  const lacking = definitions.filter(({ properties }) =>
    properties.some(({ name, state }) => name === SHARED && state === 'missing'),
  );
  const isDone = definitions.every(({ properties }) =>
    properties.every(({ name, state }) => state === 'defined' || !isNeeded(name)),
  );
  return (
    <Card
      title={t('cluster.properties')}
      about={t('cluster.properties.about')}
      actions={
        isDone && (
          <span className="dpdk-quiet">
            <StateIcon state="ok" isSaid /> {t('cluster.properties.done')}
          </span>
        )
      }
    >
      <table className="dpdk-table">
        <thead>
          <tr>
            <th scope="col">{t('cluster.property')}</th>
            {definitions.map(({ level }) => (
              <th scope="col" key={level}>
                {t('cluster.level', { level })}
              </th>
            ))}
            <th scope="col">{t('cluster.property.for')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              {definitions.map(({ level, properties }) => {
                const state = properties.find((property) => property.name === name)?.state ?? 'unknown';
                return (
                  <td key={level}>
                    <StateIcon state={stateOf(state, isNeeded(name))} isSaid /> {t(`cluster.property.${state}`)}
                  </td>
                );
              })}
              <td>{t(name === SHARED ? 'cluster.property.for.shared' : 'cluster.property.for.hugepages')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lacking.length > 0 && (
        <div className="dpdk-definitions__commands">
          <p className="dpdk-quiet">
            {rich('cluster.property.define', { name: SHARED }, { code: (content) => <code>{content}</code> })}
          </p>
          {[...new Set(lacking.flatMap(({ commands }) => commands))].sort(restartLast).map((command) => (
            <div key={command} className="dpdk-definitions__command">
              <code tabIndex={0}>{command}</code>
              <Copy text={command} label={command} />
            </div>
          ))}
        </div>
      )}
    </Card>
  );
};

/** One restart makes all definitions count. */
const restartLast = (a: string, b: string): number => Number(a.startsWith('systemctl')) - Number(b.startsWith('systemctl'));

const stateOf = (state: Defined, isNeeded: boolean): State => {
  if (state === 'defined') return 'ok';
  return state === 'unknown' || !isNeeded ? 'unknown' : 'missing';
};
