import type {
  CheckRemainder,
  CheckStep,
  ContractCheckDetails,
  ContractCheckPlan,
} from '../../../contracts/institutions/contract-check';
import {
  fieldInWords,
  findingInWords,
  restoredInWords,
  verdictInWords,
} from '../../../contracts/institutions/contract-check-words';
import { MINUTE_MS } from '../../../kernel/time/durations';
import type { ScreenWords } from '../../screen-words';

/** Signs before a line that are understood in any language. */
const SIGNS: Record<CheckStep['state'], string> = {
  held: '✓',
  failed: '✗',
  untested: '–',
  running: '…',
  waiting: ' ',
};

/** Formats a check; each function returns lines. */
export interface CheckPrinter {
  plan(plan: ContractCheckPlan, institution: string): string[];
  step(step: CheckStep): string[];
  wait(check: ContractCheckDetails): string[];
  end(check: ContractCheckDetails, institution: string): string[];
  text(key: string): string;
}

export function checkPrinter(words: ScreenWords): CheckPrinter {
  const text = (key: string, values?: Record<string, string | number>): string =>
    words.text(`contractCheck.${key}`, values) ?? key;

  function remainderLines(one: CheckRemainder): string[] {
    switch (one.kind) {
      case 'values':
        return [
          `! ${text('remainder.values.title', { number: one.contactNumber })}`,
          `  ${text('remainder.values.body')}`,
          ...one.values.map(({ field, value }) => {
            const shown =
              value === null ? text('remainder.values.blank') : restoredInWords(value, words);
            return `    ${text('commandLine.restore', { field: fieldInWords(field, words), value: shown })}`;
          }),
        ];
      case 'contact': {
        const { contactNumber, name } = one;
        const said =
          contactNumber === null
            ? text('remainder.contact.unknown', { name })
            : text('remainder.contact', { name, number: contactNumber });
        return [`! ${said}`];
      }
      case 'order': {
        const { orderId, reference } = one;
        const said =
          orderId === null
            ? text('remainder.order.unknown', { reference })
            : text('remainder.order', { orderId, reference });
        return [`! ${said}`];
      }
    }
  }

  function settings(lines: readonly string[], institution: string): string[] {
    if (lines.length === 0) return [];
    return [
      '',
      text('settings.title'),
      `  ${text('settings.body', { institution })}`,
      '',
      ...lines.map((line) => `    ${line}`),
    ];
  }

  return {
    text,
    plan({ calls, month, performances, steps }, institution) {
      const tried = steps.filter(({ untested }) => untested === null);
      const notTried = steps.flatMap(({ step, untested }) =>
        untested === null ? [] : [`  ${text(`step.${step}`)}: ${findingInWords(untested, words)}`],
      );
      const left =
        month.callsPerMonth === null ? null : Math.max(0, month.callsPerMonth - month.taken);
      return [
        text('commandLine.heading', { institution }),
        '',
        `${text('plan.title')}:`,
        ...tried.flatMap(({ kind, step, waitMs }) => [
          `  ${text(`step.${step}`)} (${text(`kind.${kind}`)}): ${text(`tries.${step}`)}`,
          ...(waitMs > 0
            ? [`    ${text('plan.wait', { minutes: Math.ceil(waitMs / MINUTE_MS) })}`]
            : []),
        ]),
        ...(notTried.length > 0 ? [text('commandLine.notTried'), ...notTried] : []),
        ...suggestionLines(performances, steps),
        '',
        `${text('plan.cost', { least: calls.least, most: calls.most })} ${
          left === null ? text('plan.noQuota') : text('plan.left', { left })
        }`,
        '',
      ];
    },
    step({ findings, notes, settings: lines, state, step }) {
      return [
        `${SIGNS[state]} ${text(`step.${step}`)}: ${text(`state.${state}`)}`,
        ...findings.map((one) => `    ${findingInWords(one, words)}`),
        ...notes.map(
          (one) => `    ${one.level === 'attention' ? '! ' : ''}${findingInWords(one, words)}`,
        ),
        ...lines.map((line) => `    ${text('setting.label')} ${line}`),
      ];
    },
    wait: ({ wait }) =>
      wait === null
        ? []
        : [`… ${text(`running.wait.${wait.because}`, { time: words.time(wait.until) })}`],
    end(check, institution) {
      const { remainders, startedSending, untested } = check;
      return [
        '',
        `${verdictInWords(check, words) ?? ''}. ${text('verdict.open', { count: untested })}`,
        ...(startedSending ? [text('startedSending', { institution })] : []),
        ...remainders.flatMap(remainderLines),
        ...settings(check.settings, institution),
      ];
    },
  };

  /** People do not know the numbers of performances, so suggest some. */
  function suggestionLines(
    performances: ContractCheckPlan['performances'],
    steps: ContractCheckPlan['steps'],
  ): string[] {
    const isMissing = steps.some(({ untested }) => untested?.code === 'performanceNotNamed');
    if (!isMissing || performances.length === 0) return [];
    return [
      text('commandLine.performances'),
      ...performances.slice(0, 5).map(({ id, name, startsAt }) => {
        const [called = ''] = Object.values(name);
        return `    --performance ${id}  ${called}, ${words.dateTime(startsAt)}`;
      }),
    ];
  }
}
