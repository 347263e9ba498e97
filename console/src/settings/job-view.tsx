import type { ItemOf } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './forms.module.css'
import { jobsTexts } from './jobs.texts.ts'

/** A background job with what went wrong, word by word. */
export function JobView({ job }: { readonly job: ItemOf<'jobs', 'list'> }) {
  const t = useTexts(jobsTexts)
  return (
    <dl className={styles.facts}>
      <dt>{t('state')}</dt>
      <dd>{t(`state.${job.state}`)}</dd>
      <dt>{t('attempts')}</dt>
      <dd className="figures">{job.attempts}</dd>
      <dt>{t('at')}</dt>
      <dd>
        <Time at={job.createdAt} />
      </dd>
      {job.finishedAt ? (
        <>
          <dt>{t('finished')}</dt>
          <dd>
            <Time at={job.finishedAt} />
          </dd>
        </>
      ) : null}
      <dt>{t('data')}</dt>
      <dd>
        <pre className={styles.data}>{JSON.stringify(job.data, null, 2)}</pre>
      </dd>
      {job.error ? (
        <>
          <dt>{t('error')}</dt>
          <dd>
            <pre className={styles.data}>{job.error}</pre>
          </dd>
        </>
      ) : null}
    </dl>
  )
}
