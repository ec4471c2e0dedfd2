import { at, detail, farm, releases } from './farm';

const four = { memory: 4 * 2 ** 30, cpu: { topology: { sockets: 4, cores: 1, threads: 1 } } };
const node = (index: number, memory: number, ...cpus: readonly number[]) => ({
  index,
  memory,
  cpu: { cores: { core: cpus.map((cpu) => ({ index: cpu })) } },
});

describe('vNUMA nodes', () => {
  const site = () => {
    const made = farm({ vm: { ...four, custom_properties: [{ name: 'hugepages', value: '1048576' }] } });
    return { ...made, add: (body: unknown) => made.call('POST', `/vms/${made.id}/numanodes`, body) };
  };

  it.each([
    ['an index that is taken', node(0, 1024, 2), 'NUMA node with index 0 exists at least twice.'],
    [
      'a gap',
      node(3, 1024, 2),
      'Expected a continuous sequence of 0-1 for 2 numa nodes. Missing indices 1. Assign indices with increasing order starting from 0 to your virtual numa nodes.',
    ],
    ['a CPU that is taken', node(1, 1024, 0), 'CPUs with the following indexes are assigned to two or more NUMA nodes: 0.'],
    ['a CPU that is not there', node(1, 1024, 9), 'A NUMA node has an invalid CPU index: 9. Indexes must be between 0 and 3.'],
    [
      'more memory than the VM has',
      node(1, 4096, 2),
      "The NUMA nodes' total memory of 5120 exceeds the VM's total memory of 4096.",
    ],
    ['a part of a page', node(1, 1000, 2), 'Memory size of each numa node must be a multiple of hugepage size.'],
  ])('refuse %s', (_, body, text) => {
    const { add } = site();
    add(node(0, 1024, 0, 1));
    const answer = add(body);
    expect(answer.status).toBe(400);
    expect(detail(answer)).toBe(`[${text}]`);
  });

  it('go from the highest index down', () => {
    const { add, call, id } = site();
    const [first, second] = [add(node(0, 1024, 0)), add(node(1, 1024, 1))].map(({ body }) => String(at(body, 'id')));
    expect(call('DELETE', `/vms/${id}/numanodes/${first ?? ''}`).status).toBe(400);
    expect(call('DELETE', `/vms/${id}/numanodes/${second ?? ''}`).status).toBe(200);
    expect(call('DELETE', `/vms/${id}/numanodes/${first ?? ''}`).status).toBe(200);
  });

  it('need a pinned VM only for pins, and hosts that have the node', () => {
    const { add, put } = site();
    const pinned = (index: number) => ({ ...node(0, 1024, 0), numa_node_pins: { numa_node_pin: [{ index }] } });
    expect(add(pinned(0))).toMatchObject({
      status: 409,
      body: { detail: '[Cannot ${action} ${type}. VM must be pinned to at least one host.]' },
    });
    put({ placement_policy: { affinity: 'pinned', hosts: { host: [{ name: 'one' }] } } });
    expect(detail(add(pinned(7)))).toBe("[Host NUMA node with index 7 does not exist for host 'one'.]");
    expect(add(pinned(1)).status).toBe(201);
  });

  it.each(releases)('need a pinned VM in every case before 4.5.1: %s', (release) => {
    const { call, id } = farm({ release, vm: four });
    expect(call('POST', `/vms/${id}/numanodes`, node(0, 1024, 0)).status).toBe(release === '4.5.7' ? 201 : 409);
  });

  it('give their mode to the VM that is looked at', () => {
    const { add, get } = site();
    expect(at(get(), 'numa_tune_mode')).toBeUndefined();
    add(node(0, 1024, 0));
    expect(at(get(), 'numa_tune_mode')).toBe('interleave');
  });

  it('hold the memory of the VM', () => {
    const { add, put } = site();
    add(node(0, 4096, 0));
    expect(detail(put({ memory: 2 * 2 ** 30, memory_policy: { guaranteed: 2 ** 30 } }))).toBe(
      "[The NUMA nodes' total memory of 4096 exceeds the VM's total memory of 2048.]",
    );
  });
});
