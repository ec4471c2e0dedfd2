import { planGuest } from '../../dpdk/guest/guestPlan';
import { exitCodes, type ExitCode } from '../exitCodes';
import { notThere } from '../notThere';
import type { CommonFlags } from '../options';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { results } from '../text/screen';

export const guestNotes = (terminal: Terminal, flags: CommonFlags, name: string): Promise<ExitCode> =>
  withEngine(terminal, flags, async (engine) => {
    const { observe } = await import('../../desired/observe');
    const { guestOf } = await import('../../desired/guest');
    const { guestDocument, printGuest } = await import('../print/guest');
    const seen = await observe(engine, { vms: [name] });
    const vm = seen.vms.find((one) => one.name === name);
    if (!vm) throw await notThere(engine, 'writing notes for', 'virtual machine', name);
    const guest = guestOf(seen, vm);
    const document = guestDocument(name, guest, planGuest(guest));
    if (flags.output === 'json') (await import('../print/json')).printJson(terminal, document);
    else printGuest(results(terminal), document);
    return document.problems.length > 0 ? exitCodes.pending : exitCodes.done;
  });
