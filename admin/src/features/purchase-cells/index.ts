export { amountOf, type ListRow } from './amounts';
export { SummaryValue } from './SummaryCell';
