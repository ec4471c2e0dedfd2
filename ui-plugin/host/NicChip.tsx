import type { ReactNode } from 'react';
import type { FactsReading, NicReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { findingsOfNic } from './findingPlaces';
import { patternOf } from './MapPatterns';
import { nicTip, speedText } from './mapWords';
import { shortNicName } from './nicName';

interface NicChipProps {
  readonly nic: NicReading;
  /** Carries the network through which the host is managed. */
  readonly isHosts: boolean;
  readonly facts: FactsReading | undefined;
  /** One line instead of two. */
  readonly isShort: boolean;
  readonly isFirst: boolean;
  /** By a cable from its node; in further rows the place tells enough. */
  readonly hangs: boolean;
}

/** A NIC of the map, hanging from its node. */
export const NicChip = ({ nic, isHosts, facts, isShort, isFirst, hangs }: NicChipProps): ReactNode => {
  const messages = useMessages();
  const { t, list } = messages;
  const { pci, product, driver, networks, speed } = nic;
  const tip = nicTip(messages, nic, facts);
  const role = roleOf(nic, isHosts);
  const name = [product === undefined ? pci : shortNicName(product), speedText(messages, speed)].filter(Boolean).join(' ');
  const network = networks.length > 0 ? list(networks) : t('host.tip.networks', { networks });
  return (
    <span
      role="img"
      className={`dpdk-chip${isShort ? ' dpdk-chip--short' : ''}`}
      data-role={role}
      data-hangs={hangs}
      data-stop="nics"
      data-tip={tip.join('\n')}
      aria-label={tip.join('. ')}
      tabIndex={isFirst ? 0 : -1}
    >
      <svg className="dpdk-chip__role" width={8} height="100%" aria-hidden>
        <rect width={8} height="100%" fill={role === 'none' ? 'none' : patternOf(role)} />
      </svg>
      <b className="dpdk-chip__name">{name}</b>
      {!isShort && <code className="dpdk-chip__pci">{pci}</code>}
      {!isShort && <span className="dpdk-chip__driver">{driver ?? t('host.tip.noDriver')}</span>}
      <span className="dpdk-chip__network">{network}</span>
      {findingsOfNic(facts?.findings ?? [], pci).length > 0 && <span className="dpdk-chip__warning" />}
    </span>
  );
};

const roleOf = ({ verdict }: NicReading, isHosts: boolean): string => {
  if (verdict === 'ready' || verdict === 'readyKeepsDriver') return 'pmd';
  return isHosts ? 'host' : 'none';
};
