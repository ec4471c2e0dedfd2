import { linkNames, type Chain, type LinkName, type LinkState } from '../../desired/link';
import { phrase } from '../../phrases';
import type { CheckDocument } from '../contracts/check';
import type { Screen } from '../text/screen';
import { table } from '../text/table';
import { visible } from '../text/visible';

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
      { text: `${visible(link.sentence)}.${link.mend ? ` → ${visible(link.mend.sentence)}.` : ''}` },
    ]);
    screen.line(
      table(
        [{ title: '#' }, { title: 'LINK' }, { title: 'STATE' }, { title: 'WHY → WHAT TO DO', wraps: true }],
        rows,
        screen.width,
        screen.paint,
      ),
    );
    screen.line('');
  }
  const states = chains.flatMap(({ links }) => links.map(({ state }) => state));
  const count = (state: LinkState): number => states.filter((one) => one === state).length;
  screen.line(`${count('ok')} ok, ${count('missing')} missing, ${count('impossible')} impossible, ${count('unknown')} unknown.`);
};

const isLinkName = (name: string): name is LinkName => linkNames.some((known) => known === name);
