/** The server's settings, given on its command line so that nothing written into the database overrides them. */
export function serverOptions(port: number, durable: boolean, extra: Readonly<Record<string, string>> = {}): string {
  const safety = durable ? 'on' : 'off';
  const settings: Record<string, string> = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and the details of errors hold personal data, which does not belong into a log file.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...extra,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${shellQuoted(`${name}=${value}`)}`)
    .join(' ');
}

/** pg_ctl hands the options to a shell. */
function shellQuoted(text: string): string {
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`;
}
