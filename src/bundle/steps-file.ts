import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Endpoint } from '../gateway-api/hop.ts';
import { PHASES, type Phase, type Step, type Symptom } from '../gateway-api/step.ts';
import type { Review, ReviewedHop } from '../review/review.ts';

const PHASE_TITLES: { readonly [phase in Phase]: string } = {
  discover: 'Find out what is installed',
  prerequisite: 'Prepare',
  apply: 'Apply',
  verify: 'Verify',
  negative: 'Prove that it fails when it should',
  rollback: 'Go back',
};

/** What the manifests do, what to know about them and how to apply and prove them, as Markdown. */
export function stepsFile(title: string, review: Pick<Review, 'hops' | 'findings' | 'steps' | 'symptoms'>): string {
  return [
    `# ${prose(title)}`,
    section('What happens', review.hops.map(hopParagraph)),
    section('Checks', review.findings.map(findingParagraph)),
    ...PHASES.map((phase) =>
      section(PHASE_TITLES[phase], review.steps.filter((step) => step.phase === phase).map(stepParagraph)),
    ),
    symptomTable(review.symptoms),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function section(title: string, paragraphs: readonly string[]): string {
  return paragraphs.length === 0 ? '' : [`## ${title}`, ...paragraphs].join('\n\n');
}

function hopParagraph({ hop, explanation }: ReviewedHop): string {
  return `**${prose(endpoint(hop.to))}**: ${prose(explanation)}`;
}

function endpoint(to: Endpoint): string {
  const port = to.port === null ? '' : `:${to.port}`;
  return to.kind === 'Service' ? `Service ${to.namespace}/${to.name}${port}` : `${to.hostname}${port}`;
}

function findingParagraph({ severity, id, message, reason, evidence }: Finding): string {
  return `- **${severity}** ${id}: ${prose(message)} ${prose(reason)}${sources(evidence)}`;
}

function stepParagraph({ title, text, commands, file, evidence }: Step): string {
  const shown = commands.map(
    ({ run, expect }) => `\`\`\`sh\n${run}\n\`\`\`${expect === undefined ? '' : `\n\nExpect: ${prose(expect)}`}`,
  );
  const [first, ...rest] = [
    `### ${prose(title)}`,
    prose(text) + sources(evidence ?? []),
    ...(file === undefined ? [] : [`File: \`${file.path}\``]),
    ...shown,
  ];
  return [first, ...rest].join('\n\n');
}

function symptomTable(symptoms: readonly Symptom[]): string {
  if (symptoms.length === 0) return '';
  const rows = symptoms.map(({ traffic, status, cause }) => `| ${[traffic, status, cause].map(cell).join(' | ')} |`);
  return ['## When it does not work', '', '| Clients see | Status says | Because |', '|---|---|---|', ...rows].join(
    '\n',
  );
}

function sources(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return '';
  return ` (${evidence.map(({ url, seen, kind }) => `[${kind}, ${seen}](${url})`).join(', ')})`;
}

function cell(text: string): string {
  return prose(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Text that Markdown shows as it stands: what is in angle brackets would vanish as HTML. */
function prose(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
