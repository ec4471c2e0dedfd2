import { linkNames, type Chain, type LinkName, type LinkState } from '../../desired/link';
import { phrase } from '../../phrases';
import type { CheckDocument } from '../contracts/check';
import type { Screen } from '../text/screen';
import { table } from '../text/table';
import { visible } from '../text/visible';
import { hanging } from '../text/wrap';

const titles: Readonly<Record<LinkName, string>> = {
  firmware: 'CPU, firmware',
  kernelLine: 'kernel line',
  hugepages: 'huge pages',
  nicDriver: 'NIC driver',
  openVswitch: 'Open vSwitch',
  network: 'network',
  vm: 'VM',
  datapath: 'datapath',
  guest: 'guest',
};

const symbols: Readonly<Record<LinkState, string>> = { ok: '✓', missing: '!', impossible: '✗', unknown: '?' };

export const checkDocument = (engineVersion: string, chains: readonly Chain[]): CheckDocument => ({
  contract: 'ovirt-dpdk/check/v1',
  engine: { version: engineVersion },
  chains: chains.map(({ of, name, links }) => ({
    of,
    name,
    links: links.map((link) => ({
      number: linkNames.indexOf(link.name) + 1,
      name: link.name,
      state: link.state,
      code: link.code,
      sentence: phrase(link),
      ...(link.mend && { mend: { code: link.mend.code, sentence: phrase(link.mend) } }),
    })),
  })),
});

const kinds = { cluster: 'Cluster', host: 'Host', vm: 'Virtual machine' } as const;

export const printCheck = (screen: Screen, { chains }: CheckDocument): void => {
  for (const { of, name, links } of chains) {
    screen.line(screen.paint('heading', `${kinds[of]} ${visible(name)}`));
    const rows = links.map((link) => [
      { text: String(link.number) },
      { text: isLinkName(link.name) ? titles[link.name] : link.name },
      { text: `${symbols[link.state]} ${link.state}`, style: link.state },
      { text: `${visible(link.sentence)}.` },
    ]);
    const columns = [{ title: '#' }, { title: 'LINK' }, { title: 'STATE' }, { title: 'WHY', wraps: true }];
    screen.line(table(columns, rows, screen.width, screen.paint));
    printMends(screen, links);
    screen.line('');
  }
  const states = chains.flatMap(({ links }) => links.map(({ state }) => state));
  const count = (state: LinkState): number => states.filter((one) => one === state).length;
  screen.line(`${count('ok')} ok, ${count('missing')} missing, ${count('impossible')} impossible, ${count('unknown')} unknown.`);
};

/** What mends one link often mends another: said once, with the numbers of all. */
const printMends = (screen: Screen, links: CheckDocument['chains'][number]['links']): void => {
  for (const [heading, state] of [
    ['To mend what is missing', 'missing'],
    ['To find out what is unknown', 'unknown'],
  ] as const) {
    const numbers = new Map<string, number[]>();
    for (const link of links) {
      if (link.state !== state || link.mend === undefined) continue;
      numbers.set(link.mend.sentence, [...(numbers.get(link.mend.sentence) ?? []), link.number]);
    }
    if (numbers.size > 0) screen.line(`\n${heading}`);
    for (const [sentence, which] of numbers) screen.line(hanging(`  ${which.join(', ')}: `, visible(sentence), screen.width));
  }
};

const isLinkName = (name: string): name is LinkName => linkNames.some((known) => known === name);
