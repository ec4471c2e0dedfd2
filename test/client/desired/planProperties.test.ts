import fc from 'fast-check';
import type { Change } from '../../../client/desired/change';
import { describeFully } from '../../../client/desired/describe';
import { problemsOf } from '../../../client/desired/plan';
import type { Seen } from '../../../client/desired/seen';
import { anyCase, type Case } from '../../support/anyWorld';
import { carryOut, killedInside } from '../../support/carryOut';
import { plan } from '../../support/planned';

/** A case whose plan can be carried out. */
const possible = anyCase.filter(({ seen, spec }) => problemsOf(plan(spec, seen)).length === 0);
const holds = (property: (one: Case) => void): void => fc.assert(fc.property(possible, property), { numRuns: 100 });

const all = (changes: readonly Change[], seen: Seen): Seen => changes.reduce(carryOut, seen);

it('is empty once it is carried out', () => {
  holds(({ seen, spec }) => {
    const after = all(plan(spec, seen).changes, seen);
    const again = plan(spec, after);
    expect({ changes: again.changes, problems: problemsOf(again) }).toEqual({ changes: [], problems: [] });
  });
});

it('names each change once, after all that it needs', () => {
  holds(({ seen, spec }) => {
    const before = new Set<string>();
    for (const { id, needs } of plan(spec, seen).changes) {
      expect(before.has(id)).toBe(false);
      expect(needs.filter((need) => !before.has(need))).toEqual([]);
      expect(new Set(needs).size).toBe(needs.length);
      before.add(id);
    }
  });
});

it('comes to the same world, wherever it is broken off and made again', () => {
  const essence = ({ hosts, vms, cluster, networks, profiles }: Seen) => ({
    hosts: hosts.map(({ attachments, ...host }) => ({ ...host, networks: attachments?.map((one) => one.networkId).sort() })),
    vms: vms.map(({ nics = [], ...vm }) => ({ ...vm, nics: [...nics].sort((a, b) => (a.name < b.name ? -1 : 1)) })),
    cluster: cluster && { ...cluster, networks: cluster.networks.map(({ id, required }) => [id, required]).sort() },
    networks: networks.map(({ name }) => name).sort(),
    profiles: profiles.map(({ name, networkId }) => `${networkId}/${name}`).sort(),
  });
  holds(({ seen, spec }) => {
    const { changes } = plan(spec, seen);
    const straight = essence(all(changes, seen));
    for (let cut = 0; cut < changes.length; cut += 1) {
      const half = all(changes.slice(0, cut), seen);
      const change = changes[cut];
      const killed =
        change?.kind === 'host.move' || change?.kind === 'host.reinstall'
          ? [killedInside(half, change, false), killedInside(half, change, true)]
          : [];
      for (const world of [half, ...killed]) {
        const again = plan(spec, world);
        expect(problemsOf(again)).toEqual([]);
        expect(essence(all(again.changes, world))).toEqual(straight);
      }
    }
  });
});

it('loses nothing that was there before', () => {
  holds(({ seen, spec }) => {
    const after = all(plan(spec, seen).changes, seen);
    for (const vm of seen.vms) {
      const now = after.vms.find(({ id }) => id === vm.id);
      const kept = Object.entries(vm.next?.properties ?? vm.properties).filter(([name]) => !name.startsWith('hugepages'));
      expect(Object.entries((now?.next ?? now)?.properties ?? {})).toEqual(expect.arrayContaining(kept));
      expect(now?.nics).toHaveLength(new Set([...(vm.nics ?? []), ...(now?.nics ?? [])].map(({ name }) => name)).size);
    }
    for (const host of seen.hosts) {
      const now = after.hosts.find(({ id }) => id === host.id);
      expect(now?.attachments?.map(({ id }) => id)).toEqual(expect.arrayContaining((host.attachments ?? []).map(({ id }) => id)));
      const tokens = host.kernelCmdline.custom.split(' ').filter((token) => token !== '');
      expect(now?.kernelCmdline.custom.split(' ')).toEqual(expect.arrayContaining(tokens));
      expect([host.status === 'maintenance' && !host.statusDetail, now?.status]).not.toEqual([true, 'up']);
    }
    for (const profile of seen.profiles) {
      const now = after.profiles.find(({ id }) => id === profile.id);
      expect(now?.properties).toMatchObject(profile.properties);
    }
  });
});

it('does not depend on the order in which the engine tells things', () => {
  const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
  fc.assert(
    fc.property(anyCase, ({ seen, spec }) => {
      const other: Seen = {
        ...seen,
        hosts: turned(seen.hosts).map((host) => ({
          ...host,
          nics: turned(host.nics ?? []),
          attachments: turned(host.attachments ?? []),
          hooks: turned(host.hooks ?? []),
        })),
        vms: turned(seen.vms),
        networks: turned(seen.networks),
        profiles: turned(seen.profiles),
        clusters: turned(seen.clusters),
        ...(seen.cluster && { cluster: { ...seen.cluster, networks: turned(seen.cluster.networks) } }),
      };
      expect(plan(spec, other)).toEqual(plan(spec, seen));
    }),
    { numRuns: 100 },
  );
});

it('is empty for a description of what is there', () => {
  fc.assert(
    fc.property(anyCase, ({ seen }) => {
      if (!seen.cluster) return;
      const { spec } = describeFully(seen, seen.cluster);
      expect(plan(spec, seen).changes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
