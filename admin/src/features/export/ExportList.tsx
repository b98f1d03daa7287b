import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import {
  PLUGIN_ID,
  usualDecimal,
  type ExportedList,
  type ExportForm,
  EXPORT_DECIMALS,
  EXPORT_SEPARATORS,
  type ExportDecimal,
  type ExportSeparator,
} from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { download } from '../../shared/api/download';
import { useText } from '../../shared/words/useText';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { ChoiceField } from '../../shared/components/Choice';
import { Line } from '../../shared/components/Line';
import { ConditionList, segmentIn } from '../segments';
import { exportRequest, isFiltered, type ListQuery } from './exportRequest';
import { useGetExportSizeQuery } from './exportSizeApi';

interface ExportContentProps {
  /** The content type of the list. */
  type: string;
  query: ListQuery;
}

/** What the file will hold: the conditions of the list, and the number of its records. */
function ExportContent({ query, type }: ExportContentProps) {
  const text = useText();
  const { currentData: count } = useGetExportSizeQuery({ type, query });
  const conditions = segmentIn({ ...query });
  return (
    <div>
      {conditions.length > 0 && <ConditionList conditions={conditions} />}
      <div role="status">
        {count !== undefined && <Line>{text('export.count', { count })}</Line>}
      </div>
    </div>
  );
}

const SEPARATORS = Object.keys(EXPORT_SEPARATORS) as ExportSeparator[];
const DECIMALS = Object.keys(EXPORT_DECIMALS) as ExportDecimal[];

interface ExportChoicesProps {
  form: ExportForm;
  onChange: (form: ExportForm) => void;
}

/**
 * The format of the file. Choosing a separator also sets the decimal mark that usually goes with
 * it.
 */
function ExportChoices({ form, onChange }: ExportChoicesProps) {
  const text = useText();
  return (
    <>
      <ChoiceField
        name="separator"
        label={text('export.separator')}
        hint={text('export.separator.hint')}
        chosen={form.separator}
        options={SEPARATORS.map((id) => ({ id, text: text(`export.separator.${id}`) }))}
        onChoose={(separator) => onChange({ separator, decimal: usualDecimal(separator) })}
      />
      <ChoiceField
        name="decimal"
        label={text('export.decimal')}
        hint={text('export.decimal.hint')}
        chosen={form.decimal}
        options={DECIMALS.map((id) => ({ id, text: text(`export.decimal.${id}`) }))}
        onChoose={(decimal) => onChange({ ...form, decimal })}
      />
    </>
  );
}

const LIST_OF: Readonly<Record<string, ExportedList>> = {
  [`plugin::${PLUGIN_ID}.contact`]: 'contacts',
  [`plugin::${PLUGIN_ID}.order`]: 'orders',
  [`plugin::${PLUGIN_ID}.order-line`]: 'order-lines',
};

const USUAL_FORM: ExportForm = { separator: 'semicolon', decimal: usualDecimal('semicolon') };

/** A button above the lists of contacts, orders and order lines that exports what they show. */
export function ExportList() {
  const { slug = '' } = useParams();
  const mayExport = useAllowed('exportLists').somewhere;
  const list = LIST_OF[slug];
  return list !== undefined && mayExport ? <ExportButton list={list} type={slug} /> : null;
}

function ExportButton({ list, type }: { list: ExportedList; type: string }) {
  const text = useText();
  const [{ query }] = useQueryParams<ListQuery>();
  const { get } = useFetchClient();
  const { attempt } = useAttempts();
  const [form, setForm] = useState<ExportForm>(USUAL_FORM);
  const fetchList = () => {
    const { params, url } = exportRequest(list, query, form);
    const day = new Date().toISOString().slice(0, 10);
    const ending = form.separator === 'tab' ? 'tsv' : 'csv';
    return attempt(get<Blob>(url, { params, responseType: 'blob' }), ({ data }) =>
      download(data, `${list}-${day}.${ending}`),
    );
  };
  const texts = {
    title: text(`export.title.${list}`),
    effect: text(isFiltered(query) ? 'export.filtered' : 'export.all'),
    risk: text('export.personalData'),
    confirmLabel: text('export.confirm'),
  };
  return (
    <DecisionDialog
      texts={texts}
      variant="default"
      onConfirm={fetchList}
      trigger={
        <Button size="S" variant="tertiary" startIcon={<Download aria-hidden />}>
          {text('export.button')}
        </Button>
      }
    >
      <ExportContent type={type} query={query} />
      <ExportChoices form={form} onChange={setForm} />
    </DecisionDialog>
  );
}
