import { kernelDiff } from '../../../ui-plugin/wizard/review/kernelDiff';

const marks = { kept: ' ', added: '+', removed: '-' } as const;
const diff = (before: string, after: string): string =>
  kernelDiff(before.split(' ').filter(Boolean), after.split(' ').filter(Boolean))
    .map(({ text, fate }) => marks[fate] + text)
    .join('|');

it.each([
  ['', '', ''],
  ['a=1', 'a=1', ' a=1'],
  ['', 'a=1 b', '+a=1|+b'],
  ['a=1 quiet', '', '-a=1|-quiet'],
  [
    'quiet isolcpus=2-5 pci=realloc',
    'quiet isolcpus=1,11 pci=realloc hugepages=4',
    ' quiet|-isolcpus=2-5|+isolcpus=1,11| pci=realloc|+hugepages=4',
  ],
  ['a b', 'b a', '-a| b|+a'],
  ['x x', 'x', ' x|-x'],
])('from “%s” to “%s”', (before, after, expected) => {
  expect(diff(before, after)).toBe(expected);
});
