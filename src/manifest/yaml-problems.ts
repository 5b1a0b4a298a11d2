import type { ErrorCode, YAMLError } from 'yaml';
import type { Span } from './text-node.ts';

/** Why a text cannot be read, and where. */
export interface TextProblem {
  readonly span: Span;
  readonly message: string;
}

/** What the parser found, in the project's own words: one problem a place. */
export function inOwnWords(errors: readonly YAMLError[], text: string): readonly TextProblem[] {
  const problems = new Map<string, TextProblem>();
  for (const error of errors) {
    const from = Math.min(error.pos[0], text.length);
    const span: Span = [from, Math.max(from, Math.min(error.pos[1], text.length))];
    const message = messageFor(error, text);
    problems.set(`${span[0]} ${message}`, { span, message });
  }
  return [...problems.values()];
}

const MESSAGES: { readonly [Code in ErrorCode]: string } = {
  ALIAS_PROPS: 'An alias (*name) cannot have an anchor or a tag of its own.',
  BAD_ALIAS: 'This anchor or alias has no usable name.',
  BAD_COLLECTION_TYPE: 'The tag does not fit what follows it.',
  BAD_DIRECTIVE: 'This directive is not known.',
  BAD_DQ_ESCAPE:
    'In double quotes a backslash begins an escape, and this is none. Use single quotes, or double the backslash.',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  BAD_PROP_ORDER: 'An anchor or tag stands in the wrong place.',
  BAD_SCALAR_START: 'A text cannot begin with this character without quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Two fields on one line, or a line indented under a value: check colons and indentation.',
  BLOCK_IN_FLOW: 'Within brackets, fields are separated by commas.',
  DUPLICATE_KEY: 'This key is there twice.',
  IMPOSSIBLE: 'This cannot be read.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1,024 characters.',
  MISSING_CHAR: 'Something is missing here.',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing: a key has to stand on one line with its colon.',
  MULTIPLE_ANCHORS: 'One value can have one anchor only.',
  MULTIPLE_DOCS: 'kubectl stops reading here: a document begins after a line that is --- and nothing else.',
  MULTIPLE_TAGS: 'One value can have one tag only.',
  NON_STRING_KEY: 'A key has to be text.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply.',
  TAB_AS_INDENT: 'A tab cannot indent; use spaces.',
  TAG_RESOLVE_FAILED: 'This tag is not known.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
};

/** The parser says some things apart in its sentence only. */
const CLUES: readonly (readonly [RegExp, string])[] = [
  [/closing "quote/, 'A closing " is missing.'],
  [/closing 'quote/, "A closing ' is missing."],
  [/end with a \]/, 'A closing ] is missing, or stands further left than the field it belongs to.'],
  [/end with a \}/, 'A closing } is missing, or stands further left than the field it belongs to.'],
  [/^Missing , /, 'A comma is missing.'],
  [/^Missing space after :/, 'A space is missing after the colon.'],
  [/followed by map values/, 'A colon is missing after this key.'],
  [/without - indicator/, 'A dash is missing: the lines around it are items of a list.'],
  [/All sequence items/, 'The items of one list have to begin in one column.'],
  [/Block scalar header/, 'After | or > nothing may stand on the line but a comment.'],
  [/[Cc]omments must be separated/, 'A space is missing before the comment.'],
];

function messageFor({ code, message, pos }: YAMLError, text: string): string {
  const clue = CLUES.find(([pattern]) => pattern.test(message));
  if (clue !== undefined) return clue[1];
  const what = text.slice(pos[0], pos[1]).split('\n', 1)[0]?.trim() ?? '';
  if (code === 'UNEXPECTED_TOKEN' && what !== '') return `“${what.slice(0, 20)}” does not belong here.`;
  return MESSAGES[code];
}
