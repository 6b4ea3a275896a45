/** The words that the bench's documents are made of. */

export const services = [
  'checkout',
  'the session store',
  'invoice export',
  'search',
  'the mail queue',
  'login',
  'the price cache',
  'stock levels',
  'the image resizer',
  'partner webhooks',
  'the report builder',
  'address lookup',
];

export const components = [
  'connection pool',
  'retry loop',
  'feature flag',
  'certificate',
  'database replica',
  'load balancer',
  'cron job',
  'schema migration',
  'rate limiter',
  'message broker',
  'DNS record',
  'thread pool',
  'disk quota',
  'health check',
];

export const people = ['on-call', 'the release captain', 'the database group', 'customer care', 'the platform team'];

export const failures = [
  'answered with errors',
  'slowed down to a crawl',
  'lost every third request',
  'served stale data',
  'stopped taking new work',
  'ran out of connections',
  'restarted in a loop',
  'billed some orders twice',
];

export const reasons = [
  'nobody had tried it with more than a day of data',
  'the limit had been set for a tenth of the present traffic',
  'two changes that were each harmless went out in one release',
  'the old setting was still read from a file that had been moved',
  'the dashboard averages over an hour and the peak lasted four minutes',
  'the runbook named a host that was switched off in spring',
  'the test data has no customer with more than one address',
  'the timeout of the caller was shorter than that of what it calls',
  'we chose to ship before the sale and to come back to it afterwards',
  'the reviewer looked at the code and not at the generated query',
];

export const steps = [
  'rolled back the release of the morning',
  'raised the limit by hand',
  'drained one zone and watched the error rate',
  'asked the provider for the state of their network',
  'switched the flag off for a tenth of the users, then for all',
  'restarted the workers one by one',
  'compared the configuration with the one of last week',
  'read the slow log and found one query at its top',
  'wrote a note on the status page',
  'put the queue on hold and let it drain',
];

export const observations = [
  'the graph of open connections rose in steps of fifty',
  'the alert had been muted since the move',
  'three of the eight replicas were behind by more than a minute',
  'the errors came from one zone only',
  'memory grew by forty megabytes an hour',
  'requests with an empty basket were fine',
  'the log had been sampled and the line that mattered was not in it',
  'support had eleven tickets before the first page',
];

export const remedies = [
  'alert on the age of the oldest message instead of the length of the queue',
  'load the limit from the same file as the rest of the settings',
  'replay an hour of real traffic against every release candidate',
  'move the certificate to automatic renewal and page two weeks before it ends',
  'give the runbook an owner and try it out each quarter',
  'cap the retries and add jitter',
  'show the lag of each replica on the first dashboard',
  'make the migration refuse to run on a table of that size',
];

/** Of every document kept in front of the reader's eyes: questions of the built-in template. */
export const questions = {
  tests: "Why didn't the issue get caught by unit tests?",
  smoke: "Why didn't the issue get caught by integration or smoke tests?",
  review: "Why didn't the issue get flagged in code review?",
  qa: "Why didn't the issue get caught during manual QA?",
  paging: "If the outage took over an hour to get discovered, why didn't the monitoring page our on-call?",
};
