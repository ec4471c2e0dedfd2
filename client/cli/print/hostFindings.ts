import type { HostFinding } from '../../dpdk/host/finding';
import { findingText } from '../../phrases/hostFindings';
import type { HostFindingDocument } from '../contracts/hostFinding';
import type { Style } from '../text/paint';
import type { Screen } from '../text/screen';
import { visible } from '../text/visible';
import { hanging } from '../text/wrap';

export const hostFindingDocument = (finding: HostFinding): HostFindingDocument => {
  const { code, severity, values } = finding;
  return {
    code,
    severity,
    ...findingText(finding),
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, typeof value === 'object' ? [...value] : value]],
      ),
    ),
  };
};

const severities = ['error', 'warning', 'note'] as const;
const styles: Readonly<Record<HostFindingDocument['severity'], Style>> = { error: 'problem', warning: 'missing', note: 'note' };

/** Errors first. */
export const printHostFindings = (screen: Screen, findings: readonly HostFindingDocument[]): void => {
  for (const severity of severities) {
    for (const { sentence, remedy } of findings.filter((finding) => finding.severity === severity)) {
      const label = severity.padEnd(7);
      const text = hanging(`  ${label}  `, `${visible(sentence)}.`, screen.width);
      screen.line(text.replace(label, () => screen.paint(styles[severity], label)));
      screen.line(hanging('           ', `→ ${visible(remedy)}.`, screen.width));
    }
  }
};

/** `1 error, 2 warnings and no notes`, without what there is none of. */
export const findingCounts = (findings: readonly HostFindingDocument[]): readonly string[] =>
  severities.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [`${n} ${severity}${n === 1 ? '' : 's'}`];
  });
