/** What other features may use of audit: how personal data is masked for those who need not see it (B5). Pure. */
export { masked } from './masking/masked';
