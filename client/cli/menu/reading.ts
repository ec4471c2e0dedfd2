import type { FileFlags } from '../commands/plan';
import { talking } from '../options';
import { file } from './flags';
import type { Menu } from './menu';

/** Commands that only look. */
export const addReading = (menu: Menu): void => {
  menu.add<FileFlags>({
    words: 'plan',
    summary: 'show what would change, and change nothing',
    description:
      'Compares a file with the engine and prints every change with what it was and will be, what it interrupts, what a person has\n' +
      'to do by hand with the exact commands, and what is impossible here and why.\n\n' +
      'Exit code: 0 nothing to do, 2 something is pending or impossible, 3 the file is wrong.',
    options: [file()],
    uses: talking,
    examples: [
      ['plan -f dpdk.yaml', 'what apply would do'],
      ['plan -f dpdk.yaml --output json', 'the same for a program'],
      ['export --cluster dpdk | ovirt-dpdk plan -f -', 'read the file from standard input'],
    ],
    run: async (terminal, flags) => (await import('../commands/plan')).planFile(terminal, flags),
  });

  menu.add<FileFlags>({
    words: 'verify',
    summary: 'look whether the engine is as the file says',
    description: 'Exit code: 0 it is, 2 something is missing, 3 the file is wrong.',
    options: [file()],
    uses: talking,
    examples: [
      ['verify -f dpdk.yaml', 'after apply, and after every step by hand'],
      ['verify -f dpdk.yaml --output json', 'the same for a program'],
    ],
    run: async (terminal, flags) => (await import('../commands/verify')).verifyFile(terminal, flags),
  });
};
