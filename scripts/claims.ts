import type { Evidence } from '../src/gateway-api/evidence.ts';
import { CHOICE_HEADS, CHOICE_LABELS } from '../src/implementations/choice-labels.ts';
import { CHOICES, type Fact } from '../src/implementations/fact.ts';
import type { Card, Implementation } from '../src/implementations/implementation.ts';
import { loadFirst } from '../src/implementations/load.ts';
import {
  cellsOf,
  conditionWords,
  daysOf,
  STANDING_WORDS,
  standingAt,
  versionWords,
} from '../src/implementations/matrix.ts';
import { cards } from '../src/implementations/registry.ts';

/** The facts of all implementations, as a list for the terminal and as a document. */

export interface Claimant {
  readonly card: Card;
  readonly implementation: Implementation;
}

export function claimants(): Promise<readonly Claimant[]> {
  return Promise.all(cards.map(async (card) => ({ card, implementation: await loadFirst(card) })));
}

/** One line for each source of each claim, the one that was read longest ago first. */
export function claimLines(all: readonly Claimant[]): readonly string[] {
  const lines = all.flatMap(({ card, implementation }) => [
    ...implementation.facts.flatMap(({ id, outcome, claim, evidence }) =>
      evidence.map((one) => lineOf(one, `${card.id} ${id} (${outcome})`, claim)),
    ),
    ...implementation.watches.flatMap(({ kind, apiVersion, versions, evidence }) => {
      const read =
        versions.length === 0 ? 'is read in no version' : `is read as ${apiVersion}: ${versionWords(versions)}`;
      return evidence.map((one) => lineOf(one, `${card.id} watch ${kind}`, `${kind} ${read}.`));
    }),
    ...implementation.symptoms.flatMap(({ cause, evidence }) =>
      evidence.map((one) => lineOf(one, `${card.id} symptom`, cause)),
    ),
  ]);
  return [...new Set(lines)].sort();
}

function lineOf({ seen, kind, url, note }: Evidence, whose: string, claim: string): string {
  return `${seen}  ${whose}\n            ${claim}\n            ${kind}: ${url}${note === undefined ? '' : ` (${note})`}`;
}

/** docs/matrix.md. */
export function matrixDocument(all: readonly Claimant[]): string {
  return `# What each gateway can do

Made from the facts in \`src/implementations\` by \`npm run facts -- --document\`; the page shows the same as *Matrix*. Each line names its
source and the day on which it was read. *accepted, ignored* and *accepted, plain text* are the ones to fear: the API server takes
the manifest, and nobody says that nothing comes of it.

The table is about the newest version of each implementation; *depends* means on the kind of route or target. What other versions
do stands below.

${GROUPS.map(({ title, choices }) => overview(title, choices, all)).join('\n')}
XBackend (\`gateway.networking.x-k8s.io\`) is honoured by no released implementation.

${all.map(details).join('\n')}`;
}

const GROUPS = [
  { title: 'Validation', choices: CHOICES.filter((choice) => /^(mode|ca)-/.test(choice)) },
  { title: 'Targets and routes', choices: CHOICES.filter((choice) => /^(target|route)-/.test(choice)) },
  { title: 'More', choices: CHOICES.filter((choice) => !/^(mode|ca|target|route)-/.test(choice)) },
] as const;

function overview(title: string, choices: readonly (typeof CHOICES)[number][], all: readonly Claimant[]): string {
  const rows = all.map(({ card, implementation }) => {
    const cells = cellsOf(implementation.facts);
    const version = implementation.versions[0]?.minor ?? 'unlisted';
    const words = choices.map((choice) => {
      const facts = cells.find((cell) => cell.choice === choice)?.facts ?? [];
      return STANDING_WORDS[standingAt(facts, version)];
    });
    return `| [${card.label}](#${anchorOf(card)})${version === 'unlisted' ? '' : ` ${version}`} | ${words.join(' | ')} |`;
  });
  const head = choices.map((choice) => CHOICE_HEADS[choice]);
  return `## ${title}\n\n| | ${head.join(' | ')} |\n|---|${choices.map(() => '---|').join('')}\n${rows.join('\n')}\n`;
}

function details({ card, implementation }: Claimant): string {
  const { says, versions, facts } = implementation;
  const days = daysOf(facts);
  const offered = versions.map(({ minor, endOfLife }) =>
    endOfLife === undefined ? minor : `${minor} (until ${endOfLife})`,
  );
  const rows = cellsOf(facts).flatMap((cell) => cell.facts.map((fact) => factRow(CHOICE_LABELS[cell.choice], fact)));
  const own = facts.filter(({ feature }) => feature === 'behaviour').map((fact) => factRow('By itself', fact));
  return `<a id="${anchorOf(card)}"></a>

## ${card.label}

${says}${offered.length === 0 ? '' : ` Versions: ${offered.join(', ')}.`}${days === null ? '' : ` Sources read ${days.oldest === days.newest ? `on ${days.newest}` : `between ${days.oldest} and ${days.newest}`}.`}

| | Outcome | Versions | For | Through | What is known | Sources |
|---|---|---|---|---|---|---|
${[...rows, ...own].join('\n')}
`;
}

function factRow(label: string, fact: Fact): string {
  const { outcome, when, through = '', needs = [], claim, evidence } = fact;
  const needed = needs.length === 0 ? '' : ` Needs: ${needs.join('; ')}.`;
  const sources = evidence.map(({ url, kind, seen }) => `[${kind} ${seen}](${url})`);
  const cells = [
    label,
    STANDING_WORDS[outcome],
    versionWords(when.versions),
    conditionWords(fact),
    through === '' ? '' : `\`${through}\``,
    claim + needed,
    sources.join(', '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function anchorOf({ id }: Card): string {
  return id;
}
