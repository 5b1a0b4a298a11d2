import type { Evidence } from '../../gateway-api/evidence.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Because, Connection } from '../../gateway-api/hop.ts';

/**
 * What becomes of one backendRef, with the findings that come with it. A refusal always has an error finding, so the
 * diagram and the checks cannot disagree.
 */
export interface Judgement {
  readonly connection: Connection;
  readonly because: readonly Because[];
  readonly evidence: readonly Evidence[];
  readonly unsure: readonly string[];
  readonly findings: readonly Finding[];
}

/** The protocol of a target group, and what makes it so. */
export interface TargetProtocol {
  readonly value: string;
  readonly because: Because;
}

/** Refuses, for the reason that the finding gives. */
export function refuse(finding: Finding, because: readonly Because[] = []): Judgement {
  return {
    connection: { kind: 'refused', reason: finding.message },
    because,
    evidence: finding.evidence,
    unsure: [],
    findings: [finding],
  };
}
