import type { Evidence } from './evidence.ts';

/** The order in which steps are shown and taken. */
export const PHASES = ['discover', 'prerequisite', 'apply', 'verify', 'negative', 'rollback'] as const;
export type Phase = (typeof PHASES)[number];

/** One thing to do, with the commands that do it. */
export interface Step {
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  /** What it does, and what live traffic sees meanwhile. */
  readonly text: string;
  readonly commands: readonly Command[];
  /** A file that the step uses; the bundle contains it. */
  readonly file?: { readonly path: string; readonly content: string };
  readonly evidence?: readonly Evidence[];
}

export interface Command {
  readonly run: string;
  /** What a good answer looks like. */
  readonly expect?: string;
}

/** A row of the table "what you see → why". */
export interface Symptom {
  readonly cause: string;
  /** Status conditions, events or messages. */
  readonly status: string;
  /** What clients see. */
  readonly traffic: string;
  readonly evidence: readonly Evidence[];
}
