import type { Description } from '../../desired/describe';
import { phrase } from '../../phrases';
import { exitCodes, type ExitCode } from '../exitCodes';
import { notThere } from '../notThere';
import type { CommonFlags } from '../options';
import { writeOut } from '../outFile';
import { changeDocument } from '../print/changeDocument';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { messages, type Screen } from '../text/screen';
import { visible } from '../text/visible';
import { hanging } from '../text/wrap';

export interface ExportFlags extends CommonFlags {
  readonly cluster: string;
  readonly out?: string;
}

/** Writes the spec that describes a cluster as it is. */
export const exportCluster = async (terminal: Terminal, flags: ExportFlags): Promise<ExitCode> => {
  const { observe } = await import('../../desired/observe');
  const { describeFully } = await import('../../desired/describe');
  const { writeSpec } = await import('../../desired/writeSpec');
  const { spec, omitted } = await withEngine(terminal, flags, async (engine) => {
    const seen = await observe(engine, { cluster: flags.cluster, vmsOfCluster: true });
    if (!seen.cluster) throw await notThere(engine, 'exporting', 'cluster', flags.cluster);
    return describeFully(seen, seen.cluster);
  });
  tellOmitted(messages(terminal), omitted);
  const text = writeSpec(spec);
  if (flags.out === undefined) terminal.stdout.write(text);
  else writeOut(flags.out, text, flags.yes === true);
  return exitCodes.done;
};

/** What is only half there is no part of a file whose plan is empty. */
const tellOmitted = ({ line, width }: Screen, { changes, problems }: Description['omitted']): void => {
  if (changes.length + problems.length === 0) return;
  line('left out, since a plan would change or refuse it:');
  for (const change of changes) line(hanging('  - ', visible(changeDocument(change).title), width));
  for (const problem of problems) line(hanging('  - ', visible(phrase(problem)), width));
};
