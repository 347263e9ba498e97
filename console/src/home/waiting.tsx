import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import styles from './home.module.css'

/** The places where the three columns will stand. */
export function Waiting() {
  return (
    <div className={styles.columns}>
      <Card>
        <Skeleton lines={10} height={20} />
      </Card>
      <Card>
        <Skeleton lines={10} height={20} />
      </Card>
      <Card>
        <Skeleton lines={10} height={20} />
      </Card>
    </div>
  )
}
