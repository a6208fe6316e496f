package main

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/coreos/ignition/v2/config/v3_7_experimental/types"
)

// verified does what Ignition's internal/util/verification.go does.
func verified(verification types.Verification, text []byte) error {
	if verification.Hash == nil {
		return nil
	}
	function, wanted, _ := strings.Cut(*verification.Hash, "-")
	var sum string
	switch function {
	case "sha512":
		raw := sha512.Sum512(text)
		sum = hex.EncodeToString(raw[:])
	case "sha256":
		raw := sha256.Sum256(text)
		sum = hex.EncodeToString(raw[:])
	default:
		return fmt.Errorf("unrecognized hash function")
	}
	if sum != wanted {
		return fmt.Errorf("hash verification failed")
	}
	return nil
}
