import { Label } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { VmReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Option } from '../../shared/Option';
import type { StepProps } from '../frame/wizard';
import { currentOf, isPinned, sizeOptions, type Choice, type Entered, type SizeOption } from './choice';
import { code, strong } from './tags';
import { HostsWithPages } from './HostsWithPages';
import { NodeTable } from './NodeTable';
import { OddProperty } from './OddProperty';
import { nodeCounts, pageCount } from './pageCount';
import { PagesBar } from './PagesBar';
import { sizeName } from './sizeName';

/** Which size the pages have, what is lost to rounding, and which hosts have so many free. */
export const SizeStep = ({ state, data, change, problem }: StepProps<Entered, VmReading>): ReactNode => {
  const { t, say } = useMessages();
  const group = useId();
  const { choice } = state;
  const wrong = problem('choice');
  const current = currentOf(data.vm);
  const option = (one: Choice) => ({
    group,
    isChosen: choice === one,
    choose: () => change({ choice: one }),
    extra: current === one && <Label isCompact>{t('pages.current')}</Label>,
  });
  return (
    <>
      {typeof current === 'object' && <OddProperty oddity={current} vm={data.vm.name} />}
      <fieldset className="dpdk-options" aria-invalid={wrong ? true : undefined} tabIndex={wrong ? -1 : undefined}>
        <legend className="pf-v6-screen-reader">{t('pages.size')}</legend>
        {sizeOptions(data).map((one) => (
          <Option
            key={one.size}
            {...option(one.size)}
            label={sizeName(one.size)}
            about={<About option={one} data={data} />}
            isUnavailable={!one.isSelectable}
          />
        ))}
        <Option {...option('none')} label={t('pages.none')} about={<AboutNone isSet={current !== 'none'} vm={data.vm.name} />} />
      </fieldset>
      {wrong && (
        <p className="dpdk-wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      {choice && choice !== 'none' && <Need data={data} size={choice} />}
    </>
  );
};

const About = ({ option, data }: { readonly option: SizeOption; readonly data: VmReading }): ReactNode => {
  const { t } = useMessages();
  const { vm, cluster } = data;
  const place = isPinned(vm) ? 'pinned' : 'cluster';
  const values = { vm: vm.name, cluster: cluster.name, hosts: option.hosts, have: option.have, place };
  switch (option.availability) {
    case 'available':
      return t('pages.option.hosts', values);
    case 'impossible':
      return t('pages.option.impossible', values);
    case 'unknown':
      return t('pages.option.unknown');
    case 'noHosts':
      return t('pages.option.noHosts', values);
  }
};

const AboutNone = ({ isSet, vm }: { readonly isSet: boolean; readonly vm: string }): ReactNode => {
  const { rich } = useMessages();
  return rich(isSet ? 'pages.none.removes' : 'pages.none.already', { vm }, { code });
};

/** Pages that the VM needs of this size, and where they are free. */
const Need = ({ data, size }: { readonly data: VmReading; readonly size: Exclude<Choice, 'none'> }): ReactNode => {
  const { t, rich, number } = useMessages();
  const counted = pageCount(data.vm, size);
  const nodes = nodeCounts(data.vm, size);
  if (!counted) return null;
  // Each node has whole pages of its own.
  const pages = nodes.length > 0 ? nodes.reduce((sum, node) => sum + node.pages, 0) : counted.pages;
  const quotient = number(counted.quotient, { maximumFractionDigits: 2 });
  return (
    <>
      <section className="dpdk-card dpdk-need" aria-label={t('pages.count', { pages })}>
        <div className="dpdk-need__head">
          <p>{rich('pages.sum', { ...counted, quotient }, { strong })}</p>
          <ul className="dpdk-need__legend">
            <li data-role="vm">{t('pages.used', { vm: data.vm.name })}</li>
            <li data-role={counted.lost > 0 ? 'lost' : 'none'}>
              {counted.lost > 0 ? rich('pages.lost', { lost: counted.lost }, { strong }) : t('pages.nothingLost')}
            </li>
          </ul>
        </div>
        <PagesBar counted={counted} vm={data.vm.name} />
        {counted.lost > 0 && <p className="dpdk-need__note">{t('pages.whole', { taken: counted.taken })}</p>}
      </section>
      {nodes.length > 0 && <NodeTable nodes={nodes} />}
      <HostsWithPages data={data} size={size} need={pages} />
    </>
  );
};
