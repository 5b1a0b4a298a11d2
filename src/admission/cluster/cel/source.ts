/** What is known of a rule from its text alone. */
export interface RuleSource {
  /** The rule, with functions of the evaluator’s own exchanged for those of the project. */
  readonly text: string;
  /** How many loops stand inside each other at most. */
  readonly loops: number;
}

const STRINGS = [
  /[rRbB]{0,2}"""(?:\\[\s\S]|[^\\])*?"""/,
  /[rRbB]{0,2}'''(?:\\[\s\S]|[^\\])*?'''/,
  /[bB]?[rR][bB]?"[^"\n]*"/,
  /[bB]?[rR][bB]?'[^'\n]*'/,
  /[bB]?"(?:\\.|[^"\\\n])*"/,
  /[bB]?'(?:\\.|[^'\\\n])*'/,
].map(({ source }) => source);

/** Strings, comments, names that are called with the dot before them, other names, and any one character. */
const TOKEN = new RegExp(
  `${STRINGS.join('|')}|//[^\\n]*|(?<dot>\\.\\s*)?(?<called>[A-Za-z_]\\w*)(?=\\s*\\()|[A-Za-z_]\\w*|[\\s\\S]`,
  'g',
);

const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter']);

/** Reads a rule as text; strings and comments in it stay as they are. */
export function readRule(rule: string): RuleSource {
  const open: boolean[] = [];
  let text = '';
  let loops = 0;
  let loopFollows = false;
  for (const { 0: token, groups = {} } of rule.matchAll(TOKEN)) {
    const { dot = '', called } = groups;
    text += called === undefined ? token : dot + exchanged(called, dot !== '');
    if (token === '(') open.push(loopFollows);
    if (token === ')') open.pop();
    if (token.trim() !== '') loopFollows = dot !== '' && called !== undefined && LOOPS.has(called);
    loops = Math.max(loops, open.filter((loop) => loop).length);
  }
  return { text, loops };
}

/** Functions of the evaluator that refuse or answer what Kubernetes does not: an index in `has()`, JavaScript’s `matches()`. */
const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['has', 'hasField'],
  ['matches', 'matchesPattern'],
  ['int', 'toInt'],
  ['duration', 'toDuration'],
]);

/** The same of methods: letters beyond ASCII have no case there, and characters count whole. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['matches', 'matchesPattern'],
  ['substring', 'partOf'],
  ['lowerAscii', 'asciiLowered'],
  ['upperAscii', 'asciiRaised'],
]);

function exchanged(called: string, isMethod: boolean): string {
  return (isMethod ? METHODS : FUNCTIONS).get(called) ?? called;
}
