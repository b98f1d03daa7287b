import { useEffect, useRef } from 'react';
import { useNotifyAT } from '@strapi/design-system';
import { verdictInWords, type ContractCheckDetails } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';
import { useText } from '../../shared/words/useText';
import { useGetCheckQuery } from './checksApi';
import { CheckReport } from './CheckReport';
import { useCheckWords } from './useCheckWords';

const INTERVAL_MS = 1_000;

interface ShownCheckProps {
  id: number;
  institution: string;
  /** Started on this screen: its result is announced even if it ended before it was first read. */
  isAwaited: boolean;
}

/** One check, polled while it runs. Screen readers announce its result too. */
export function ShownCheck({ id, institution, isAwaited }: ShownCheckProps) {
  const wanted = { id, institution };
  const first = useGetCheckQuery(wanted, { refetchOnMountOrArgChange: true });
  const isRunning = first.currentData?.state === 'running';
  const check = useGetCheckQuery(wanted, {
    pollingInterval: useWhileVisible(isRunning ? INTERVAL_MS : 0),
  });
  useReportProgress(check.currentData, isAwaited);
  return <Loaded query={check}>{(read) => <CheckReport check={read} />}</Loaded>;
}

/** Tells screen readers which step is running, and the result of a check that they wait for. */
function useReportProgress(check: ContractCheckDetails | undefined, isAwaited: boolean): void {
  const text = useText();
  const words = useCheckWords();
  const { notifyStatus } = useNotifyAT();
  const sawRunning = useRef(false);
  const isRunning = check?.state === 'running';
  const step = check?.steps.find(({ state }) => state === 'running')?.step;
  const said = isRunning
    ? step && text(`contractCheck.step.${step}`)
    : check && verdictInWords(check, words);
  useEffect(() => {
    sawRunning.current ||= isRunning;
    if ((sawRunning.current || isAwaited) && said) notifyStatus(said);
  }, [isAwaited, isRunning, notifyStatus, said]);
}
