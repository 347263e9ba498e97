import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf } from './device.ts'

test('a device is named by browser and system', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0 Safari/537.36'
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1'
  assert.equal(deviceOf(mac), 'Chrome · macOS')
  assert.equal(deviceOf(phone), 'Safari · iOS')
  assert.equal(deviceOf(`${mac} Edg/142.0`), 'Edge · macOS')
})

test('a program without a browser has no device name', () => {
  assert.equal(deviceOf('curl/8.5'), undefined)
  assert.equal(deviceOf(null), undefined)
})
