package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/url"

	butane "github.com/clarketm/json"
	"github.com/coreos/ignition/v2/config"
	latest "github.com/coreos/ignition/v2/config/v3_7_experimental"
	"github.com/coreos/ignition/v2/config/v3_7_experimental/types"
	"github.com/coreos/vcontext/report"
	"github.com/coreos/vcontext/validate"
	"github.com/vincent-petithory/dataurl"
)

// errFetched stands for what a machine would fetch from elsewhere: no golden asks for it.
var errFetched = errors.New("would be fetched")

// failure is an error, and the config that it is about.
type failure struct {
	cause error
	at    []int
}

// rendered is what the machine holds, in the order of Ignition's own engine (internal/exec/config_fetcher.go and engine.go):
// that package cannot be imported, so what it calls is called here in the same order.
func rendered(text []byte) answer {
	parsed, rpt, err := config.Parse(text)
	if err != nil {
		return answer{Error: why(err, rpt)}
	}
	whole, fail := render(parsed, nil)
	if fail != nil {
		return answer{Error: fail.cause.Error(), At: fail.at}
	}
	if rpt := validate.Validate(whole, "json"); rpt.IsFatal() {
		return answer{Error: "merged: " + why(errors.New("invalid"), rpt)}
	}
	out, err := butane.Marshal(whole)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Text: string(out)}
}

func render(parent types.Config, at []int) (types.Config, *failure) {
	if reference := parent.Ignition.Config.Replace; reference.Source != nil {
		here := below(at, -1)
		child, err := fetch(reference)
		if err != nil {
			return types.Config{}, &failure{err, here}
		}
		return render(child, here)
	}
	whole := parent
	for index, reference := range parent.Ignition.Config.Merge {
		here := below(at, index)
		child, err := fetch(reference)
		if err != nil {
			return types.Config{}, &failure{err, here}
		}
		made, fail := render(child, here)
		if fail != nil {
			return types.Config{}, fail
		}
		whole = latest.Merge(whole, made)
	}
	return whole, nil
}

func below(at []int, index int) []int {
	return append(append([]int{}, at...), index)
}

func fetch(reference types.Resource) (types.Config, error) {
	source, err := url.Parse(*reference.Source)
	if err != nil {
		return types.Config{}, err
	}
	if source.Scheme != "data" {
		return types.Config{}, errFetched
	}
	content, err := dataurl.DecodeString(source.String())
	if err != nil {
		return types.Config{}, err
	}
	text := content.Data
	if reference.Compression != nil && *reference.Compression == "gzip" {
		if text, err = unpacked(text); err != nil {
			return types.Config{}, err
		}
	}
	if err := verified(reference.Verification, text); err != nil {
		return types.Config{}, err
	}
	parsed, rpt, err := config.Parse(text)
	if err != nil {
		return types.Config{}, errors.New(why(err, rpt))
	}
	return parsed, nil
}

func unpacked(packed []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

// why is what Ignition logs: the errors that it found, else the reason alone.
func why(err error, rpt report.Report) string {
	text := err.Error()
	for _, entry := range rpt.Entries {
		if entry.Kind == report.Error {
			text += "; " + entry.Context.String() + ": " + entry.Message
		}
	}
	return text
}
